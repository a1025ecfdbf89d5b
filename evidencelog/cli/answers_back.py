"""From an entry back to the answers that made it, so that they can be changed."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from evidencelog.cli.answers import QUOTE_PARTS, Answer, Answers
from evidencelog.cli.entry_fields import EntryField, fields_for
from evidencelog.core.kinds import Entry
from evidencelog.core.moment_words import describe

# Answers that are read together: when one of them changes, all of them are given again.
TOGETHER: Final = (
    frozenset({"quote", *QUOTE_PARTS}),
    frozenset({"person", "witness"}),
    frozenset({"child", "child-reaction"}),
    frozenset({"identifier", "blocked-since"}),
    frozenset({"when", "until"}),
)

_FIRST: Final = {
    "people": "name",
    "children": "name",
    "numbered": "number",
    "identifiers": "value",
    "clauses": "clause",
    "links": "number",
    "needed": "what",
}


def answers_back(entry: Entry, kind: str) -> Answers:
    """Return everything that an entry says, as answers by name."""
    tree = msgspec.to_builtins(entry)
    answers: Answers = {}
    for field in fields_for(kind):
        answer = _moment(entry, field) if field.form == "moment" else _answer(tree, field)
        if answer:
            answers[field.name] = answer
    for name, label in {"quote": "text", **QUOTE_PARTS}.items():
        texts = [quote.get(label, "") for quote in tree.get("words", ())]
        if any(texts):
            answers[name] = texts[0] if name == "quote" and len(texts) == 1 else texts
    return answers


def changed(before: Answers, after: Answers) -> Answers:
    """Return the answers that differ, each with those that are read together with it."""
    names = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    for together in TOGETHER:
        if names & together:
            names |= together
    return {name: after[name] for name in after if name in names}


def _moment(entry: Entry, field: EntryField) -> str:
    occurred = getattr(entry, field.path, None) if "/" not in field.path else None
    return describe(occurred, style="typed") if occurred is not None else ""


def _answer(tree: dict[str, Any], field: EntryField) -> Answer:
    listed, _slash, label = field.path.partition("/")
    held = tree.get(listed)
    if field.form == "pairs":
        return [_pair(field, record) for record in held or () if _belongs(field, record)]
    if field.form == "words" and label:
        return [record.get(label, "") for record in held or ()] if _any(held, label) else []
    if field.form == "words":
        return [str(text) for text in held or ()]
    value = held.get(label) if isinstance(held, dict) else held
    return "" if value is None else str(value)


def _any(held: Any, label: str) -> bool:
    return any(record.get(label) for record in held or ())


def _belongs(field: EntryField, record: dict[str, Any]) -> bool:
    """Tell witnesses from the other people of an entry."""
    if field.path != "people":
        return True
    return (record.get("role") == "witness") == (field.name == "witness")


def _pair(field: EntryField, record: dict[str, Any]) -> str:
    first, rest = str(record[_FIRST[field.path]]), record.get(field.extra)
    return f"{first}={rest}" if rest else first
