"""The translations have every text of a report, and are compiled as they stand."""

from __future__ import annotations

import runpy
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parent.parent / "scripts" / "catalogues.py"

Edit = Callable[[str], str]


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(SCRIPT))


@pytest.fixture(scope="module")
def texts(script: dict[str, Any]) -> Any:
    return script["source"]()


def test_every_translation_is_up_to_date(script: dict[str, Any]) -> None:
    assert script["findings"]() == []


def test_texts_of_every_kind_are_found_in_the_source(texts: Any) -> None:
    assert texts.get("Entries")
    assert texts.get("May", "short month")
    assert texts.get("a threat against a person")
    assert texts.get("{n} minute").pluralizable


@pytest.mark.parametrize(
    "text",
    ["Rows printed", "sending failed", "a line of the system", "the file ends within this record"],
)
def test_what_an_import_says_of_itself_is_demanded_of_a_translation(
    script: dict[str, Any], texts: Any, text: str
) -> None:
    assert script["is_printed"](texts.get(text))


@pytest.mark.parametrize(
    ("edit", "fault"),
    [
        (lambda po: po.replace('msgstr "Anotaciones"', 'msgstr ""'), "not translated: 'Entries'"),
        (lambda po: po.replace('msgstr "Anexo {label}"', 'msgstr "Anexo {x}"'), "other names to"),
        (lambda po: po.replace('msgstr "Anexo {label}"', 'msgstr "Anexo"'), "other names to fill"),
        (
            lambda po: po.replace('msgstr[1] "{n} minutos"', 'msgstr[1] ""'),
            "not translated",
        ),
        (
            lambda po: po.replace('msgid "Entries"', '#, fuzzy\nmsgid "Entries"'),
            "marked as a guess: 'Entries'",
        ),
        (lambda po: po.replace('"Anotaciones"', '"Apuntes"'), "not compiled since the last change"),
        (lambda po: po + '\nmsgid "gone"\nmsgstr "ido"\n', "not up to date with the source"),
    ],
)
def test_a_fault_of_a_translation_is_named(
    script: dict[str, Any], texts: Any, tmp_path: Path, edit: Edit, fault: str
) -> None:
    folder = tmp_path / "es" / "LC_MESSAGES"
    (original,) = script["po_files"]()
    shutil.copytree(original.parent, folder)
    path = folder / original.name
    before = path.read_text(encoding="utf-8")
    path.write_text(edit(before), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != before
    assert fault in "\n".join(script["faults"](path, texts))
