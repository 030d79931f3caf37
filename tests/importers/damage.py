"""Files damaged as a seed says: bytes turned, exchanged, doubled, lost; or, so that more than a parser sees it, the sense of a
file whose form stays whole: elements and values exchanged for others within its markup, its packed parts, its tables."""

import contextlib
import copy
import csv
import io
import json
import random
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from lxml import etree

_ODD = (
    "",
    "0",
    "-1",
    "1",
    "999999999",
    "99999999999999999999",
    "x",
    "%1",
    "é",
    "true",
    "\u202e",
    "A/80/L.1",
    "2025-02-30",
)
_ODD_VALUES = (None, True, -1, 0, 1e308, 10**400, "", "x", [], {}, [[]], [1], {"type": "Polygon"}, 10**20, -0.5)


def damaged(content: bytes, seed: int) -> bytes:
    """Of odd seeds the sense of a file is damaged, where its form is known; of all others its bytes."""
    dice = random.Random(seed)
    if seed % 2:
        change = next((change for opening, change in _WITHIN.items() if content.startswith(opening)), None)
        if change:
            return change(content, dice)
    return _bytes(content, dice)


def _bytes(content: bytes, dice: random.Random) -> bytes:
    made = bytearray(content or b" ")
    if dice.random() < 0.2:
        return bytes(made[: dice.randrange(len(made))])
    for _ in range(dice.choice((1, 1, 2, 5, 20, 100))):
        place = dice.randrange(len(made) or 1)
        match dice.randrange(4) if made else -1:
            case 0:
                made[place] ^= 1 << dice.randrange(8)
            case 1:
                made[place] = dice.choice(b"\0\xff<>&;/%()[]0 9aZ\n")
            case 2:
                length = dice.randrange(1, 64)
                made[place:place] = made[place : place + length] * dice.choice((1, 2, 9))
            case 3:
                del made[place : place + dice.randrange(1, 64)]
    return bytes(made)


def _packed(content: bytes, dice: random.Random) -> bytes:
    """One part of a zip file damaged, the file itself sound."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = dice.choice(names)
        for name in names:
            part = old.read(name)
            if name == chosen:
                part = _markup(part, dice) if dice.random() < 0.8 else _bytes(part, dice)
            new.writestr(name, part)
    return stream.getvalue()


def _markup(content: bytes, dice: random.Random) -> bytes:
    root = etree.fromstring(content)
    for _ in range(dice.choice((1, 2, 5, 20))):
        every = list(root.iter(etree.Element))
        one, other = dice.choice(every), dice.choice(every)
        parent = one.getparent()
        match dice.randrange(6):
            case 0 if parent is not None:
                parent.remove(one)
            case 1 if parent is not None and one not in other.iterancestors() and one is not other:
                other.append(one)
            case 2 if parent is not None:
                parent.insert(dice.randrange(len(parent) + 1), etree.fromstring(etree.tostring(one)))
            case 3 if one.attrib:
                one.set(dice.choice(one.keys()), dice.choice(_ODD))
            case 4:
                one.text = dice.choice(_ODD)
            case _:
                one.tag = other.tag
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def _json(content: bytes, dice: random.Random) -> bytes:
    made = json.loads(content)
    for _ in range(dice.choice((1, 1, 2, 20))):
        at: Any = made
        while at and isinstance(at, dict | list):
            key: Any = dice.choice(list(at)) if isinstance(at, dict) else dice.randrange(len(at))
            if dice.random() < 0.25 or not isinstance(at[key], dict | list) or not at[key]:
                at[key] = copy.deepcopy(dice.choice(_ODD_VALUES))
                break
            at = at[key]
    return json.dumps(made).encode()


def _table(content: bytes, dice: random.Random) -> bytes:
    rows = list(csv.reader(io.StringIO(content.decode())))
    for _ in range(dice.choice((1, 2, 5))):
        row = dice.choice([row for row in rows if row])
        place = dice.randrange(len(row))
        match dice.randrange(5):
            case 0:
                del row[place]
            case 1:
                row.insert(place, dice.choice(_ODD))
            case 2:
                rows.append(list(row))
            case 3:
                row[place] = dice.choice(dice.choice(rows) or ["x"])
            case _:
                row[place] = dice.choice(_ODD)
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode()


def _database(content: bytes, dice: random.Random) -> bytes:
    """Cells of a database exchanged for other values, the database itself sound."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        path.write_bytes(content)
        with closing(sqlite3.connect(path)) as connection, connection:
            tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            for _ in range(dice.choice((1, 2, 5))):
                table = dice.choice(tables)
                value = dice.choice((None, -1, 2**62, 0.5, "", "x", b"\xff\xfe", "\ud7ff", "[", "official"))
                with contextlib.suppress(
                    sqlite3.Error
                ):  # what the database itself does not allow, or no longer understands
                    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
                    connection.execute(f'UPDATE "{table}" SET "{dice.choice(columns)}" = ?', [value])
        return path.read_bytes()


_WITHIN: dict[bytes, Callable[[bytes, random.Random], bytes]] = {
    b"PK": _packed,
    b"<akomaNtoso": _markup,
    b"<collection": _markup,
    b"{": _json,
    b"undl_id,": _table,
    b"SQLite format 3": _database,
}
