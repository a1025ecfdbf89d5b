"""Answers as they are shown back before an entry is saved: in words, on one line."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from evidencelog.cli.questions import FILES, field_of
from evidencelog.core.display import one_line
from evidencelog.core.moment_words import describe
from evidencelog.core.vocabulary import CHANNELS, TACTICS, all_tags
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _
from evidencelog.reports.wording import label_of

if TYPE_CHECKING:
    from evidencelog.cli.answers import Answer
    from evidencelog.cli.entry_making import TimeReader

WIDTH: Final = 50
MOMENTS: Final = frozenset({"when", "planned", "planned-until"})

OBTAINED_WORDS: Final = (
    ("my device", _("my own device")),
    ("sent to me", _("it was sent to me")),
    ("public", _("it was public")),
    ("given by", _("somebody gave it to me")),
    ("child's device", _("a child's device")),
    ("other", _("another way")),
)

_TITLES: Final = {
    "text": _("What happened"),
    "quote": _("Their words"),
    "quote-by": _("Who said it"),
    "quote-exact": _("Word for word"),
    "where": _("Where"),
    "address": _("Exact address"),
    "files": _("Files"),
    "obtained": _("How obtained"),
    "category": _("To find it by"),
}

_LISTED: Final = {
    "channel": {word.value: word.says for word in CHANNELS},
    "tactic": {word.value: word.says for word in TACTICS},
    "category": {word.value: word.says for word in all_tags()},
}


def title_of(kind: str, name: str) -> str:
    """Return the words for a question in a list: those of reports where there are any."""
    if (kind, name) == ("boundary", "quote"):
        return _("Your words")
    if name in _TITLES:
        return _TITLES[name]
    field = field_of(name)
    path = field.path if field is not None else name
    return label_of(kind, path.split("/")[-1]) if path else name


def answer_shown(name: str, answer: Answer, times: TimeReader) -> str:
    """Return an answer in the words in which it was offered; a time as it was understood."""
    if name in MOMENTS and isinstance(answer, str) and answer:
        with suppress(UsageError):
            return describe(times.moment(answer))
    texts = [answer] if isinstance(answer, str) else answer
    return one_line(", ".join(_worded(name, text) for text in texts), WIDTH)


def _worded(name: str, text: str) -> str:
    if name == FILES:
        return Path(text).name
    if name == "obtained":
        return dict(OBTAINED_WORDS).get(text, text)
    field = field_of(name)
    if field is not None and field.choices:
        return dict(field.choices).get(text, text)
    return _LISTED.get(name, {}).get(text, text)
