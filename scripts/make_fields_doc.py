"""Write docs/fields.md: every label that an entry may have, from the model itself.

A test holds the page against the model. Run from the project's folder:
`.venv/bin/python scripts/make_fields_doc.py`.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator
from pathlib import Path

import msgspec

from evidencelog.core.imported import ROW_KINDS, ImportedRow
from evidencelog.core.kinds import KINDS, Entry
from evidencelog.core.mapping import WORDED
from evidencelog.core.system import SYSTEM_KINDS, SystemEntry

PAGE = Path(__file__).parent.parent / "docs" / "fields.md"

HEAD = """\
# The fields of an entry

Written by `scripts/make_fields_doc.py` from the model in `evidencelog/core/kinds.py`,
`imported.py`, `parts.py`, `moments.py` and `system.py`; do not edit it by hand.

Labels are the paths under which values are committed ([format.md](format.md), rules 3 to 6).
`*` stands for a number counted from 0. A label never changes its meaning; new ones may be
added, and a reader that does not know one shows it as label and value. Every field may be
missing. `<label>/unknown` = `true` says that the person answered "don't know".

| form | in the log |
|---|---|
| text | one value |
| words | free text, committed word by word, so that single words can be withheld |
| number | a whole number in decimal digits |
| one of ... | one of the texts named |

`/amends`, `/adds`, `/withdraws`, `/erases` and `/through` name an earlier record: its sequence, a
space and its leaf hash in hex. An entry of kind `detail` carries `/adds` and any fields of the kind
that it adds to.
"""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8", newline="\n")


def page() -> str:
    """Return the whole page."""
    common = dict(labels(Entry))
    sections = [HEAD, section("Every entry", summary(Entry), common)]
    for name, kind in KINDS.items():
        own = {label: form for label, form in labels(kind) if label not in common}
        sections.append(section(f"Kind `{name}`", summary(kind), own))
    row = dict(labels(ImportedRow))
    sections.append(section("Every row of an import", summary(ImportedRow), row))
    for name, row_kind in ROW_KINDS.items():
        own = {label: form for label, form in labels(row_kind) if label not in row}
        sections.append(section(f"Kind `{name}`", summary(row_kind), own))
    system = dict(labels(SystemEntry))
    sections.append(section("Entries of the program itself", summary(SystemEntry), system))
    for name, system_kind in SYSTEM_KINDS.items():
        own = {label: form for label, form in labels(system_kind) if label not in system}
        sections.append(section(f"Kind `{name}`", summary(system_kind), own))
    return "\n".join(sections)


def section(title: str, about: str, rows: dict[str, str]) -> str:
    """Return one table under its heading."""
    table = [f"| `{label}` | {form} |" for label, form in rows.items()]
    return "\n".join([f"## {title}", "", about, "", "| label | form |", "|---|---|", *table, ""])


def summary(kind: type) -> str:
    """Return the first paragraph of a docstring on one line."""
    return re.sub(r"\s+", " ", (kind.__doc__ or "").split("\n\n")[0]).strip()


def labels(kind: type[msgspec.Struct], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield each label below `prefix` with its form."""
    hints = typing.get_type_hints(kind)
    for field in msgspec.structs.fields(kind):
        if field.encode_name == "unknown" and not prefix:
            continue
        yield from _labels_of(hints[field.name], f"{prefix}/{field.encode_name}")


def _labels_of(hint: object, label: str) -> Iterator[tuple[str, str]]:
    for option in _options(hint):
        if typing.get_origin(option) is tuple:
            yield from _labels_of(typing.get_args(option)[0], f"{label}/*")
        elif isinstance(option, type) and issubclass(option, msgspec.Struct):
            yield from labels(option, label)
        else:
            yield label, _form(option, label)


def _options(hint: object) -> list[object]:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return [option for option in typing.get_args(hint) if option is not type(None)]
    return [hint]


def _form(option: object, label: str) -> str:
    if typing.get_origin(option) is typing.Literal:
        return "one of " + ", ".join(f"`{choice}`" for choice in typing.get_args(option))
    if option is int:
        return "number"
    if option is bool:
        return "`true`"
    return "words" if label.rpartition("/")[2] in WORDED else "text"


if __name__ == "__main__":
    main()
