"""The fields of an entry: an ordered list of labels and values (rules 3 to 5).

A label is a path such as `/people/0/name`. A value is either one string or, for free
text, the words it was split into; their concatenation is the exact text. What a value
means belongs to its label, so that a reader keeps and shows labels it does not know.
"""

from __future__ import annotations

import re
from functools import lru_cache

from evidencelog.errors import FormatError
from evidencelog.i18n import gettext as _

Value = str | tuple[str, ...]
Field = tuple[str, Value]
Fields = tuple[Field, ...]

FIRST_LABEL = "/kind"
MAX_LABEL_BYTES = 200
MAX_VALUE_BYTES = 1 << 20
MAX_OPENINGS = 1 << 20

_LABEL = re.compile(r"(?:/[a-z0-9_]{1,40}){1,6}")


class FieldError(FormatError):
    """A list of fields that no entry may have."""


def check_fields(fields: Fields) -> None:
    """Check labels, values and limits of one entry (rules 3 to 5).

    Raises FieldError at the first field that is not allowed.
    """
    _check_labels(tuple([label for label, _value in fields]))
    openings = 1
    for label, value in fields:
        if isinstance(value, str):
            if not value or not value.isascii() or len(value) > MAX_VALUE_BYTES:
                _check_text(label, value)
            openings += 1
        else:
            _check_words(label, value)
            openings += len(value)
    if not isinstance(fields[0][1], str):
        raise FieldError(_("the kind of an entry is one word, not a text"))
    if openings > MAX_OPENINGS:
        raise FieldError(_("the entry has more than {limit} parts").format(limit=MAX_OPENINGS))


def _check_words(label: str, words: tuple[str, ...]) -> None:
    if not words:
        raise FieldError(_("{label} has no words").format(label=label))
    text = "".join(words)
    if text.isascii() and len(text) <= MAX_VALUE_BYTES and "" not in words:
        return
    for word in words:
        _check_text(label, word)


def _check_text(label: str, text: str) -> None:
    if not text:
        raise FieldError(_("{label} is empty").format(label=label))
    size = len(text)
    if not text.isascii():
        try:
            size = len(text.encode())
        except UnicodeEncodeError as error:
            raise FieldError(
                _("{label} has half a character that cannot be stored").format(label=label)
            ) from error
    if size > MAX_VALUE_BYTES:
        raise FieldError(
            _("{label} is longer than {limit} bytes").format(label=label, limit=MAX_VALUE_BYTES)
        )


# Entries of one kind have few sets of labels, and a verify checks each entry's.
@lru_cache(maxsize=1024)
def _check_labels(labels: tuple[str, ...]) -> None:
    if not labels or labels[0] != FIRST_LABEL:
        raise FieldError(_("the first field of an entry is {label}").format(label=FIRST_LABEL))
    if len(set(labels)) != len(labels):
        raise FieldError(_("a label occurs twice"))
    branches: dict[str, set[str]] = {}
    for label in labels:
        _check_label(label)
        parent = ""
        for segment in label[1:].split("/"):
            branches.setdefault(parent, set()).add(segment)
            parent = f"{parent}/{segment}"
    for label in labels:
        if label in branches:
            raise FieldError(_("{label} is both a value and a group").format(label=label))
    for branch, segments in branches.items():
        _check_numbering(branch, segments)


def _check_label(label: str) -> None:
    if len(label) > MAX_LABEL_BYTES or not _LABEL.fullmatch(label):
        raise FieldError(_("a label has a form that is not allowed"))


def _check_numbering(branch: str, segments: set[str]) -> None:
    """A group with a number in it is a list: exactly 0, 1, 2, ... and nothing else."""
    if not any(segment.isdigit() for segment in segments):
        return
    if segments != {str(number) for number in range(len(segments))}:
        raise FieldError(
            _("the list at {label} is not numbered 0, 1, 2, ...").format(label=branch or "/")
        )
