"""No generated sentence claims more than the log shows, or judges what it holds."""

from __future__ import annotations

import re
import runpy
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

import evidencelog
from evidencelog.app.demo import build_example
from evidencelog.app.history import read_history
from evidencelog.app.session import PassphraseSecret, unlock
from evidencelog.core.history import History
from evidencelog.crypto.kdf import KdfParams
from evidencelog.reports.build import build
from evidencelog.reports.presentation import CONTENTS, Presentation
from evidencelog.reports.selection import Selection
from tests.reports.claims import ALLOWED, ENGLISH, SPANISH
from tests.reports.everything import FILES, everything
from tests.reports.samples import STATE, printed, text
from tests.reports.test_spanish import texts_of

PACKAGE = Path(evidencelog.__file__).parent
SCRIPT = PACKAGE.parent / "scripts" / "catalogues.py"
DECLARATIONS = PACKAGE / "reports" / "profiles" / "declarations.toml"
WORDS = {"en": ENGLISH, "es": SPANISH}


@cache
def script() -> dict[str, Any]:
    return runpy.run_path(str(SCRIPT))


@cache
def generated() -> dict[str, tuple[str, ...]]:
    """Every English text that a report can print, with its Spanish forms."""
    run = script()
    (path,) = run["po_files"]()
    translation = run["read"](path)
    found = {}
    for message in run["source"]():
        if message.id and run["is_printed"](message):
            spanish = translation.get(message.id, message.context)
            for text_ in run["forms"](message.id):
                found[text_] = run["forms"](spanish.string) if spanish else ()
    return found


def in_the_forms() -> Iterator[str]:
    """Every text of the declarations to fill in."""
    for form in tomllib.loads(DECLARATIONS.read_text(encoding="utf-8"))["forms"]:
        yield form["title"]
        yield from form["paragraphs"]
        yield from (blank["label"] for blank in form["blanks"])


def test_no_generated_sentence_says_more_than_the_log_shows() -> None:
    found = {
        text_: ENGLISH.findall(text_)
        for text_ in (*generated(), *in_the_forms())
        if ENGLISH.search(text_) and text_ not in ALLOWED
    }
    assert found == {}


def test_no_translation_says_more_than_the_log_shows() -> None:
    found = {
        translation: SPANISH.findall(translation)
        for text_, forms in generated().items()
        for translation in forms
        if SPANISH.search(translation) and text_ not in ALLOWED
    }
    assert found == {}


def test_every_exception_is_still_needed_and_has_a_reason() -> None:
    there = {*generated(), *in_the_forms()}
    assert [one for one in ALLOWED if one not in there or not ENGLISH.search(one)] == []
    assert all(ALLOWED.values())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (ENGLISH, "This proves that the message is authentic."),
        (ENGLISH, "He never complied."),
        (ENGLISH, "A certified, tamper-proof record"),
        (ENGLISH, "Violations of the order"),
        (ENGLISH, "Messages from your ex"),
        (ENGLISH, "Pattern of harassment"),
        (SPANISH, "Esto prueba que el mensaje es auténtico."),
        (SPANISH, "Ella siempre incumplió."),
        (SPANISH, "Violaciones de la resolución"),
        (SPANISH, "Mensajes de su ex"),
    ],
)
def test_words_that_claim_or_judge_are_found(words: re.Pattern[str], sentence: str) -> None:
    assert words.search(sentence)


@pytest.mark.parametrize("sentence", ["Theme", "The entries", "heard it", "shared", "cheap"])
def test_words_that_only_begin_alike_are_not(sentence: str) -> None:
    assert not ENGLISH.search(sentence)


def allowed_in(language: str) -> list[str]:
    texts = [*ALLOWED]
    if language == "es":
        texts = [form for text_ in ALLOWED for form in generated().get(text_, ())]
    return sorted((one for one in texts if one), key=len, reverse=True)


def without(texts: list[str], page: str) -> str:
    """The page with these texts taken out, wherever its lines were broken."""
    for one in texts:
        page = page.replace(" ".join(one.split()), " ")
    return page


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("form", CONTENTS)
def test_no_printed_page_says_more_than_the_log_shows(form: Any, language: str) -> None:
    presentation = Presentation(form=form, contents=CONTENTS[form], language=language)
    report = build(everything(2), Selection(), state=STATE, presentation=presentation)
    pdf, _written = printed(report, FILES)
    page = without(allowed_in(language), " ".join(text(pdf).split()))
    assert WORDS[language].findall(page) == []


def recorded_texts(value: object) -> Iterator[str]:
    """Every text that a person recorded, in all its lines."""
    if isinstance(value, str):
        yield " ".join(value.split())
        yield from (" ".join(line.split()) for line in value.splitlines())
    elif isinstance(value, dict):
        for one in value.values():
            yield from recorded_texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from recorded_texts(one)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[History, list[str]]:
    """The history of the example, and everything that was recorded in it, longest first."""
    cheap = KdfParams(memory_kib=64, iterations=1)
    made = build_example(tmp_path_factory.mktemp("example"), cost=cheap)
    with unlock(str(made.path), PassphraseSecret(made.passphrase), clock=made.clock) as log:
        history = read_history(log)
    said = {
        one
        for standing in history.readable
        for version in (*standing.versions, *standing.details)
        for one in recorded_texts(msgspec.to_builtins(version.entry))
        if len(one) > 3
    }
    return history, sorted(said, key=len, reverse=True)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("form", CONTENTS)
def test_a_report_of_the_example_says_no_more_than_was_recorded(
    example: tuple[History, list[str]], form: Any, language: str
) -> None:
    history, said = example
    presentation = Presentation(form=form, contents=CONTENTS[form], language=language)
    report = build(history, Selection(), state=STATE, presentation=presentation)
    recorded = "\n".join(said)
    allowed = allowed_in(language)
    found = {}

    def line_is_new(line: str) -> bool:
        """Whether it is no recorded line, nor the beginning of one that was too long."""
        return line.replace("[…]", "").strip(" “”") not in recorded

    for one in texts_of(report):
        page = without(allowed, " \n".join(" ".join(line.split()) for line in one.splitlines()))
        rest = "\n".join(without(said, line) for line in page.splitlines() if line_is_new(line))
        if WORDS[language].search(rest):
            found[one] = WORDS[language].findall(rest)
    assert found == {}
