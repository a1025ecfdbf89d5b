"""The committed vectors: made anew byte for byte, and checked by code that is not ours.

`tests/independent_verifier.py` was written from docs/format.md and imports nothing of
the program. It accepts the vectors, and refuses them with any one value changed.
"""

from __future__ import annotations

import copy
import json
import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evidencelog.core.checkpoint import Checkpoint, Note
from evidencelog.core.records import Record, split_sealed_parts

ROOT = Path(__file__).parent.parent.parent
FILE = ROOT / "tests" / "vectors" / "format1.json"
VECTORS = json.loads(FILE.read_text(encoding="utf-8"))
# What may change: the words that explain the file, and which disclosures there are.
FREE = {("what",), ("disclosures",)}

Place = tuple[str | int, ...]


def _verify(*files: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-I",
        str(ROOT / "tests" / "independent_verifier.py"),
        *map(str, files),
    ]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def test_vectors_are_made_anew_byte_for_byte() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "make_vectors.py"))

    assert script["text"]().encode() == FILE.read_bytes()


def test_independent_verifier_accepts_the_vectors() -> None:
    result = _verify(FILE)

    assert (result.stdout, result.returncode) == ("format1.json: accepted\n", 0), result.stderr


def test_independent_verifier_uses_nothing_of_the_program() -> None:
    for name in ("independent_verifier.py", "independent_primitives.py"):
        text = (ROOT / "tests" / name).read_text(encoding="utf-8")
        imported = set(re.findall(r"^(?:from|import) (\w+)", text, re.MULTILINE))

        assert imported <= {*sys.stdlib_module_names, "tests"}


def test_specification_shows_the_vectors() -> None:
    page = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    first, second = VECTORS["entries"][:2]

    assert VECTORS["notes"][0] in page
    assert VECTORS["descriptor"]["log"] in page
    for entry in (first, second):
        assert f"\n{entry['record']}\nleaf " in page
        assert entry["leaf"] in page
    for opening, leaf in zip(second["openings"], second["leaves"], strict=False):
        assert opening["salt"] in page
        assert leaf in page


def _places(value: Any, place: Place = ()) -> Iterator[Place]:
    """Yield the place of every list and every value that is not a group."""
    if not isinstance(value, dict):
        yield place
    if isinstance(value, dict | list):
        names = value if isinstance(value, dict) else range(len(value))
        for name in names:
            yield from _places(value[name], (*place, name))


def _ends(places: Iterator[Place]) -> list[Place]:
    """Return the first and the last place of each sort: those that differ in numbers only."""
    sorts: dict[Place, list[Place]] = {}
    for place in places:
        sort = tuple("*" if isinstance(step, int) else step for step in place)
        sorts.setdefault(sort, []).append(place)
    return sorted({end for found in sorts.values() for end in (found[0], found[-1])}, key=str)


def _changes(value: Any) -> list[Any]:
    """Return other values of the same type, each changed in one spot."""
    if isinstance(value, list):
        swapped = [[value[-1], *value[1:-1], value[0]]] if len(value) > 1 else []
        return [value[:-1], [*value, value[-1]], *swapped] if value else [["00"]]
    if isinstance(value, str):
        spots = {0, len(value) // 2, len(value) - 1} if value else set()
        flipped = [value[:at] + _other(value[at]) + value[at + 1 :] for at in spots]
        return [*flipped, value + "0", value[:-1] or "x"]
    return [value + 1] if isinstance(value, int) else ["00"]


def _other(letter: str) -> str:
    return "1" if letter == "0" else "0"


def _put(place: Place, value: Any) -> str:
    changed = copy.deepcopy(VECTORS)
    group = changed
    for step in place[:-1]:
        group = group[step]
    group[place[-1]] = value
    return json.dumps(changed)


def _get(place: Place) -> Any:
    value = VECTORS
    for step in place:
        value = value[step]
    return value


def _mutations() -> Iterator[tuple[str, str]]:
    for place in _ends(_places(VECTORS)):
        if place in FREE:
            continue
        for number, changed in enumerate(_changes(_get(place))):
            if changed != _get(place):
                yield f"{'.'.join(map(str, place))} #{number}", _put(place, changed)


def test_independent_verifier_refuses_any_one_change(tmp_path: Path) -> None:
    names: dict[str, str] = {}
    for number, (name, text) in enumerate(_mutations()):
        names[f"{number}.json"] = name
        (tmp_path / f"{number}.json").write_text(text, encoding="utf-8")

    result = _verify(*(tmp_path / file for file in names))

    verdicts = dict(line.split(": ", 1) for line in result.stdout.splitlines())
    assert verdicts.keys() == names.keys(), result.stderr
    accepted = [names[file] for file, said in verdicts.items() if not said.startswith("refused")]
    # Showing an opening less is what a disclosure is for.
    assert [re.sub(r"\d", "*", name) for name in accepted] == ["disclosures.*.openings #*"] * 2
    assert len(names) > 500
    assert result.returncode == 1


def test_program_reads_every_record_and_note_of_the_vectors() -> None:
    records = [Record.decode(entry["record"].encode()) for entry in VECTORS["entries"]]
    notes = [Note.parse(note.encode()) for note in VECTORS["notes"]]

    assert [record.leaf.hex() for record in records] == [e["leaf"] for e in VECTORS["entries"]]
    assert [Checkpoint.parse(note.text).size for note in notes] == [2, 9, 10, 11]


@pytest.mark.parametrize("seq", range(len(VECTORS["entries"])))
def test_program_reads_the_parts_of_each_entry_the_erased_one_too(seq: int) -> None:
    entry = VECTORS["entries"][seq]
    _entry, blobs = split_sealed_parts(bytes.fromhex(entry["sealed_parts"]))

    expected = [attachment["id"] for attachment in entry["attachments"] or []]
    assert [blob_id.hex() for blob_id, _digest in blobs] == expected
