"""From an entry to the flat list of labelled fields that the log commits to, and back.

An entry is a tree of values; its fields are the leaves, each under the path that leads to
it (docs/format.md, rules 3 to 6). Free text is stored as words, so that a single word can
later be withheld; everything else is one value. Reading back is forgiving: a label that
this version does not know is kept and shown, never dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

from evidencelog.core.fields import Fields, Value
from evidencelog.core.words import split_words
from evidencelog.errors import FormatError
from evidencelog.i18n import gettext as _

WORDED = frozenset(
    {
        "account",
        "asked_to_stop",
        "child_condition",
        "damage",
        "description",
        "did",
        "effect",
        "exceptions",
        "excerpt",
        "frequency",
        "injuries",
        "items",
        "made_up",
        "note",
        "notice",
        "pets",
        "reaction",
        "reason",
        "said",
        "subject",
        "substances",
        "technology",
        "text",
        "threat",
        "title",
        "translation",
    }
)
"""The last parts of labels whose values are free text, committed word by word."""

UNKNOWN = "/unknown"
MAX_DIGITS = 15

Nested = dict[str, Any]
StructType = TypeVar("StructType", bound=msgspec.Struct)


class MappingError(FormatError):
    """Fields that do not form a tree, or a tree that does not form the entry it claims to be."""


def to_fields(entry: msgspec.Struct) -> Fields:
    """Return the fields of an entry in the order in which they are stored, kind first.

    Empty texts and empty lists are left out: the format has no field for them. So is "don't
    know" beside an answer to the same question, which came later. Raises
    MappingError for a number that it has no room for.
    """
    tree = msgspec.to_builtins(entry)
    unknown = tree.pop("unknown", ())
    fields = list(_leaves(tree, ""))
    answered = {label.split("/")[1] for label, _value in fields}
    fields.extend((f"/{name}{UNKNOWN}", "true") for name in unknown if name not in answered)
    return tuple(fields)


def _leaves(value: Any, label: str) -> Iterator[tuple[str, Value]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{label}/{key}")
    elif isinstance(value, list | tuple):
        # What is empty takes no place in the list: the format allows no gap there.
        for index, inner in enumerate(filter(_says_something, value)):
            yield from _leaves(inner, f"{label}/{index}")
    elif value is not None and value != "":
        yield label, _value(label, value)


def _says_something(value: Any) -> bool:
    return value is not None and value != "" and any(True for _leaf in _leaves(value, ""))


def _value(label: str, value: object) -> Value:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if isinstance(value, int) and len(text.lstrip("-")) > MAX_DIGITS:
        raise MappingError(_("the number at {label} is too long").format(label=label))
    return split_words(text) if label.rpartition("/")[2] in WORDED else text


def nested(fields: Iterable[tuple[str, Value]]) -> Nested:
    """Return the tree of an entry's fields; words are joined, arrays become lists.

    Raises MappingError where two labels contradict each other.
    """
    tree: Nested = {}
    branches: dict[str, Nested] = {"": tree}
    unknown: list[str] = []
    for label, value in fields:
        above, name = _place(label)
        if name == "unknown" and value == "true":
            unknown.append(above[1:])
            continue
        branch = branches.get(above)
        if branch is None:
            branch = _branch(branches, above)
        if name in branch:
            raise MappingError(_("the field {label} is there twice").format(label=label))
        branch[name] = value if isinstance(value, str) else "".join(value)
    # Those further down were made later: they become lists first.
    for label, branch in reversed(branches.items()):
        if label and all(map(str.isdigit, branch)):
            above, name = _place(label)
            branches[above][name] = [branch[key] for key in sorted(branch, key=int)]
    if unknown:
        tree["unknown"] = unknown
    return tree


@lru_cache(maxsize=4096)
def _place(label: str) -> tuple[str, str]:
    """Return the group in which a label stands, and its name there."""
    above, _slash, name = label.rpartition("/")
    return above, name


def _branch(branches: dict[str, Nested], label: str) -> Nested:
    """Make the group `label` and those above it."""
    above, name = _place(label)
    parent = branches.get(above)
    if parent is None:
        parent = _branch(branches, above)
    if name in parent:
        raise MappingError(_("the field {label} is below a value").format(label=label))
    branches[label] = parent[name] = {}
    return branches[label]


def typed(tree: Nested, kind: type[StructType]) -> StructType:
    """Return the tree as an entry of `kind`.

    Raises MappingError where a value is not one that the kind allows.
    """
    try:
        return msgspec.convert(tree, kind, strict=False)
    except (msgspec.ValidationError, ValueError) as error:
        raise MappingError(f"this entry cannot be read as {kind.__name__.lower()}: {error}") from (
            error
        )


def unread(fields: Fields, entry: msgspec.Struct) -> Fields:
    """Return those fields that `entry`, read from them, has no attribute for."""
    known = {label for label, _value in to_fields(entry)}
    return tuple(field for field in fields if field[0] not in known)
