"""Bring the translations up to date with the texts of the program, or check that they are.

    python scripts/catalogues.py             update every .po from the source, compile each .mo
    python scripts/catalogues.py --check     say what is missing or wrong, and exit 1
    python scripts/catalogues.py --new fr    begin a language

Needs the development environment. docs/translating.md tells a translator what to do.
"""

from __future__ import annotations

import argparse
import io
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "evidencelog"
LOCALES = PACKAGE / "locales"
DOMAIN = "evidencelog"
PRINTED = (
    "reports/", "core/moment_words.py", "core/vocabulary.py", "app/case.py", "app/receipt_page.py",
    "importers/", "app/importing/", "app/sources/",
)  # fmt: skip
"""Where the texts of a report are: a language without them would print two languages.

What importers say of a record or a file is kept with the import and printed with it.
"""

_HEAD = """\
# LANGUAGE translation of evidencelog; docs/translating.md says how to go about it.
#
# The words chosen here, so that each thing has one name:
#   log =
#   entry =
#   exhibit ="""
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "marked": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "marked_in": ((1, "c"), 2),
}
_LEFT_OUT = (
    b'"Report-Msgid-Bugs-To:', b'"POT-Creation-Date:', b'"PO-Revision-Date:',
    b'"Last-Translator:', b'"Language-Team:', b'"Generated-By:',
)  # fmt: skip


def source() -> Catalog:
    """Return every text of the package, with the files that it stands in."""
    catalog = Catalog(project=DOMAIN, charset="utf-8")
    found = extract_from_dir(PACKAGE, method_map=[("**.py", "python")], keywords=_KEYWORDS)
    for name, _line, text, _comments, context in found:
        catalog.add(text, locations=[(f"evidencelog/{name}", 0)], context=context)
    return catalog


def po_files() -> list[Path]:
    """Return the translations that there are."""
    return sorted(LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def read(path: Path) -> Catalog:
    """Return a translation as it was written."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, abort_invalid=True)


def updated(path: Path, texts: Catalog) -> bytes:
    """Return a translation with every text of the source, and none that it no longer has."""
    catalog = read(path)
    # A guess from a similar text would be printed as if a person had written it.
    catalog.update(texts, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    out = io.BytesIO()
    write(out, catalog)
    return out.getvalue()


def write(out: IO[bytes], catalog: Catalog) -> None:
    """Write a translation in the one form in which it is kept."""
    text = io.BytesIO()
    write_po(text, catalog, width=100, sort_by_file=True, include_lineno=False)
    # Neither who made it last nor with which version says anything of the texts.
    kept = [line for line in text.getvalue().splitlines(True) if not line.startswith(_LEFT_OUT)]
    out.write(b"".join(kept))


def compiled(path: Path) -> bytes:
    """Return the form that the program reads."""
    out = io.BytesIO()
    write_mo(out, read(path))
    return out.getvalue()


def spoken(mo: bytes) -> set[tuple[str, ...]]:
    """Return what a compiled translation says, without its description."""
    catalog = read_mo(io.BytesIO(mo))
    return {(*forms(one.id), *forms(one.string)) for one in catalog if one.id}


def is_printed(message: Message) -> bool:
    """Tell whether a text can stand in a report."""
    return any(name.removeprefix("evidencelog/").startswith(PRINTED) for name, _ in places(message))


def places(message: Message) -> list[tuple[str, int | None]]:
    """Return the files that a text stands in."""
    return list(message.locations)


def forms(text: object) -> tuple[str, ...]:
    """Return the singular and the plurals of a text, or the text alone."""
    return tuple(map(str, text)) if isinstance(text, list | tuple) else (str(text),)


def placeholders(text: str) -> set[str]:
    """Return the names that are filled in: `{n}`, `{day}`."""
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}


def missing(texts: Catalog, catalog: Catalog) -> Iterator[Message]:
    """Yield each text of a report that is not translated."""
    for message in texts:
        if message.id and is_printed(message):
            one = catalog.get(message.id, message.context)
            if one is None or not all(forms(one.string)):
                yield message


def faults(path: Path, texts: Catalog) -> Iterator[str]:
    """Yield what is wrong with one translation."""
    catalog = read(path)
    for message in missing(texts, catalog):
        yield f"not translated: {forms(message.id)[0]!r}"
    for message in catalog:
        if message.id and any(forms(message.string)):
            yield from _faults_of(message)
    if path.read_bytes() != updated(path, texts):
        yield "not up to date with the source"
    mo = path.with_suffix(".mo")
    if not mo.is_file() or spoken(mo.read_bytes()) != spoken(compiled(path)):
        yield "not compiled since the last change"


def _faults_of(message: Message) -> Iterator[str]:
    if message.fuzzy:
        yield f"marked as a guess: {forms(message.id)[0]!r}"
    wanted = set().union(*map(placeholders, forms(message.id)))
    for form in forms(message.string):
        if not placeholders(form) <= wanted or (
            placeholders(forms(message.id)[-1]) - placeholders(form) - {"n", "count"}
        ):
            yield f"other names to fill in: {form!r}"


def findings() -> list[str]:
    """Return what is wrong with the translations, one line each."""
    texts = source()
    return [
        f"{path.parent.parent.name}: {fault}"
        for path in po_files()
        for fault in faults(path, texts)
    ]


def begin(language: str) -> None:
    """Write an empty translation into a language."""
    path = LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        catalog = Catalog(locale=language, project=DOMAIN, header_comment=_HEAD, fuzzy=False)
        write(file, catalog)


def update() -> None:
    """Write every translation anew and compile it."""
    texts = source()
    for path in po_files():
        path.write_bytes(updated(path, texts))
        path.with_suffix(".mo").write_bytes(compiled(path))
        left = sum(1 for _message in missing(texts, read(path)))
        print(f"{path.parent.parent.name}: {left} texts of reports are not translated")


def main() -> int:
    """Update, check or begin."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--new", metavar="LANGUAGE")
    wanted = parser.parse_args()
    if wanted.check:
        found = findings()
        print("\n".join(found) or "every translation is up to date")
        return 1 if found else 0
    if wanted.new:
        begin(wanted.new)
    update()
    return 0


if __name__ == "__main__":
    sys.exit(main())
