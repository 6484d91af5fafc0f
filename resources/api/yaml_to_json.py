"""Writes the API document as JSON: yaml_to_json.py IN.yaml OUT.json

Reads YAML 1.2 as other OpenAPI tools do: "no" is a text and 2026-03-14 too, and a name twice is an error.
"""

import json
import re
import sys

import yaml


class Loader(yaml.SafeLoader):
    def construct_mapping(self, node, deep=False):
        names = [key.value for key, _ in node.value]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise yaml.MarkedYAMLError(problem=f"a name occurs twice: {twice}", problem_mark=node.start_mark)
        return super().construct_mapping(node, deep)


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rsplit(":", 1)[1] in ("int", "float", "null")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))

with open(sys.argv[1], encoding="utf-8") as source:
    document = yaml.load(source, Loader)
with open(sys.argv[2], "w", encoding="utf-8") as target:
    json.dump(document, target, ensure_ascii=False, separators=(",", ":"))
