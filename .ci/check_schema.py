#!/usr/bin/env python3
"""A released schema file never changes: databases that have applied it would differ from new ones. The
hashes of released files stand in released_schema.txt; a release adds its lines there."""

import hashlib
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "core/store/schema"


def main():
    faults = []
    for line in (ROOT / ".ci/released_schema.txt").read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        digest, name = line.split()
        file = SCHEMA / name
        if not file.exists() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            faults.append(f"core/store/schema/{name}: released, so it may not change; add a new file")
    listed = (SCHEMA / "schema.qrc").read_text()
    for number, file in enumerate(sorted(SCHEMA.glob("*.sql")), 1):
        if not file.name.startswith(f"{number:04}_"):
            faults.append(f"core/store/schema/{file.name}: numbers run from 0001 without gaps")
        if file.name not in listed:
            faults.append(f"core/store/schema/{file.name}: not in schema.qrc")
    print("\n".join(faults) or "schema: in order")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
