"""JSON of one space a level, the same bytes as the library's ``json.dumps(..., ensure_ascii=False, indent=1)``.

The library writes indented JSON without its C part, which takes as long as the comparison of two long texts.
"""

import json
from json.encoder import encode_basestring
from typing import Any

_CONSTANTS = {None: "null", False: "false", True: "true"}


def indented_json(value: Any, level: int = 0) -> str:
    """A value of dicts with string keys, lists, strings, numbers, booleans and None as JSON."""
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None or value is False or value is True:
        return _CONSTANTS[value]
    if not value or not isinstance(value, dict | list):
        return json.dumps(value)
    line = "\n" + " " * (level + 1)
    if isinstance(value, dict):
        items = [f"{encode_basestring(name)}: {indented_json(item, level + 1)}" for name, item in value.items()]
        return "{" + line + f",{line}".join(items) + line[:-1] + "}"
    return "[" + line + f",{line}".join([indented_json(item, level + 1) for item in value]) + line[:-1] + "]"
