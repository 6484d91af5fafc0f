#!/usr/bin/env python3
"""Who may include whom: project includes against layers.txt, Qt headers that a place may not name, types of one
name in two headers, file and function length. Prints every fault as path:line and exits 1 when there is one."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'\s*#\s*include\s*(["<])([^">]+)[">]')
NAMESPACE = re.compile(r"^namespace (\S+) \{", re.M)
TYPE = re.compile(r"^(?:class|struct|enum class) (\w+)(?: final)?(?: :[^;{]*)? \{", re.M)

# (what must not be named, where, except in files matching)
FORBIDDEN = [
    (r"QSqlQuery|QSqlDatabase", r"^(core|ui|app)/", r"^core/store/"),
    (r"#include <QHttpServer", r"^(core|ui|app)/", r"^core/rest/(qt_compat|worker|handed_server)\."),
    (r"QNetworkAccessManager", r"^(core|ui|app)/", r"^core/net/"),
    (r"#include <Q(Widget|MainWindow|Label|Dialog|PushButton|Charts?|Printer|PrintDialog)>|qt6keychain", r"^core/", None),
    (r"currentDateTime|QSettings|QRandomGenerator::(global|system)",
     r"^core/(recommend|wire|sync_core/merge)|_reader\.(h|cpp)$", None),
    (r"static\s+\w+\s*[&*]?\s*instance\s*\(", r"^(core|ui|app)/", None),
    (r"QEventLoop|processEvents|ignoreSslErrors|setInsecureFallback", r"^(core|ui|app)/", None),
    (r"waitForFinished", r"^(core|ui|app)/", r"^app/desktop/main\.cpp"),  # there, only when closing
]
MAX_LINES, WARN_LINES, MAX_MAIN_WINDOW, MAX_FUNCTION = 600, 400, 300, 60


def read_layers():
    layers = {}
    for line in (ROOT / ".ci/layers.txt").read_text().splitlines():
        line = line.split("#")[0].strip()
        if line:
            module, _, allowed = line.partition(":")
            layers[module] = set(allowed.split()) | {module, "core/base"}
    return layers


def without_comments(text):
    blank = lambda match: re.sub(r"[^\n]", " ", match.group(0))
    return re.sub(r"//[^\n]*|/\*.*?\*/", blank, text, flags=re.S)


def module_of(path):
    return "/".join(path.split("/")[:2])


def includes_of(path, text, layers, faults):
    module = module_of(path)
    if module not in layers:
        faults.append(f"{path}:1: {module} is not in .ci/layers.txt")
        return
    for number, line in enumerate(text.splitlines(), 1):
        match = INCLUDE.match(line)
        if not match or match.group(1) == "<":
            continue
        target = match.group(2)
        if "/" not in target:
            if not target.endswith(".moc"):
                faults.append(f'{path}:{number}: include "{target}" by its path from the root')
        elif module_of(target) not in layers[module]:
            faults.append(f"{path}:{number}: {module} may not include {module_of(target)}")


def names_in(path, text, faults):
    for pattern, where, exception in FORBIDDEN:
        if not re.search(where, path) or (exception and re.search(exception, path)):
            continue
        for match in re.finditer(pattern, text):
            faults.append(f"{path}:{text.count(chr(10), 0, match.start()) + 1}: {match.group(0)} is not allowed here")


def types_in(path, text, known, faults):
    """Modules that never see each other meet in a program, where the linker takes two types of one name for one."""
    if not path.endswith(".h"):
        return
    namespace = NAMESPACE.search(text)
    for match in TYPE.finditer(text):
        name = f"{namespace.group(1) if namespace else ''}::{match.group(1)}"
        if name in known:
            faults.append(f"{path}:{text.count(chr(10), 0, match.start()) + 1}: {name} is also in {known[name]}")
        known.setdefault(name, path)


def lengths_of(path, text, faults, warnings):
    lines = text.splitlines()
    limit = MAX_MAIN_WINDOW if "main_window" in path else MAX_LINES
    if len(lines) > limit:
        faults.append(f"{path}:{limit}: longer than {limit} lines")
    elif len(lines) > WARN_LINES:
        warnings.append(f"{path}: {len(lines)} lines, more than a reader expects ({WARN_LINES})")
    # A function body starts with a brace in the first column and ends with one.
    start = None
    for number, line in enumerate(lines, 1):
        if line == "{":
            start = number
        elif line.startswith("}") and start:
            if number - start > MAX_FUNCTION:
                faults.append(f"{path}:{start}: this function is longer than {MAX_FUNCTION} lines")
            start = None


def main():
    layers, faults, warnings, types = read_layers(), [], [], {}
    for top in ("core", "ui", "app"):
        for file in sorted((ROOT / top).rglob("*")):
            if file.suffix not in (".h", ".cpp"):
                continue
            path = file.relative_to(ROOT).as_posix()
            text = without_comments(file.read_text(encoding="utf-8"))
            includes_of(path, text, layers, faults)
            names_in(path, text, faults)
            types_in(path, text, types, faults)
            lengths_of(path, file.read_text(encoding="utf-8"), faults, warnings)
    for line in warnings:
        print("warning:", line)
    for line in faults:
        print(line)
    print(f"layers: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
