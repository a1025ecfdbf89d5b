"""What a text is: typed by a person, or written by the app in place of a file, a call, an event.

The app sets U+200E before its own words; on an iPhone always, on Android only before names of
files. So a phrase of the app without that mark was typed, where the file has marks at all and
comes from an iPhone; elsewhere nobody can tell, and the file is said to be of that kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Enclosed, Stamp, State, What
from evidencelog.importers.whatsapp.names import Media, day_in_name
from evidencelog.importers.whatsapp.words import (
    ATTACHED,
    EDITED,
    NO_ANSWER,
    PHRASES,
    POLLS,
    Meaning,
)

MARK: Final = "\u200e"
_MARKS: Final = "\u200e\u200f\u202a\u202c\u2068\u2069 "
_LONGEST_PHRASE: Final = 64
_LONGEST_EDIT: Final = 120
_IPHONE_FILE = re.compile(
    "<(?:[^<>:\n]{2,40}: ?([^<>\n]{1,255})|([^<>\n]{1,255}\\.\\w{1,5}) [^<>\n]{2,40})>"
)
_ANDROID_FILE = re.compile(r"([^\n/\\]{1,255}\.\w{1,8}) \(([^()\n]{2,60})\)[ \r]*(?:\n|\Z)")
_EDITED = re.compile("(\u200e?)<([^<>\n]{3,80})>[\u200e\\s]*\\Z")
_NUMBERED = re.compile(r"\d{8}-")
_OPTION = re.compile(r"\W*[^\W\d_][^:\n]{0,20}: (.*) \((\d+) [^()\n]+\)\W*")
_SPAN = re.compile(r"(\d+)[ \u00a0\u202f]*([^\W\d_]+)")
_UNIT_SECONDS: Final = {"h": 3600, "\u0447": 3600, "s": 1, "\u0441": 1, "m": 60, "\u043c": 60}
_HOURS: Final = ("std", "sa", "ore", "ora", "uur", "tim", "hod", "godz", "jam")


class Body(NamedTuple):
    """What a text turned out to be, in the terms of a draft."""

    what: What = "message"
    state: State | None = None
    seconds: int | None = None
    files: tuple[Enclosed, ...] = ()
    edited: Stamp | None = None
    fields: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    by_owner: bool = False


PLAIN: Final = Body()
_STARTS: Final = frozenset(phrase[:4] for phrase in PHRASES)


def may_be_special(text: str) -> bool:
    """Whether a text is worth a closer look; most are not, and this is asked of each."""
    return (
        MARK in text
        or "<" in text
        or " (" in text
        or "\n" in text
        or text[:4].casefold() in _STARTS
    )


@dataclass(slots=True)
class Bodies:
    """Reads the texts of one chat; `marked` says whether an unmarked phrase was typed."""

    chat: str
    media: Media
    marked: bool

    def read(self, text: str, *, lead: str) -> Body:
        """Return what the text is; `lead` is what stands before the head."""
        marked = MARK in text[:2] or MARK in lead
        if not (marked or "<" in text or " (" in text) and ("\n" in text or MARK not in text):
            return self._unmarked(text)
        files = self._files(text, lead)
        if files:
            return Body(files=files, edited=_edit(text))
        words = bare(text)
        if meaning := PHRASES.get(words):
            return self._phrase(text, meaning, marked=marked)
        if call := _call(words, sure=marked or not self.marked):
            return call
        if poll := _poll(text):
            return poll
        if edited := _edit(text):
            return Body(edited=edited)
        if marked and text.startswith(MARK):
            return self._marked(text, words)
        return PLAIN

    def _unmarked(self, text: str) -> Body:
        """Return what a text is that has nothing of the app in it, but may have its words."""
        if "\n" in text:
            return _poll(text) or PLAIN
        words = bare(text)
        if meaning := PHRASES.get(words):
            return self._phrase(text, meaning, marked=False)
        return _call(words, sure=not self.marked) or PLAIN

    def _files(self, text: str, lead: str) -> tuple[Enclosed, ...]:
        names: list[str] = []
        for found in _IPHONE_FILE.finditer(text) if "<" in text else ():
            name = (found[1] or found[2]).strip(_MARKS)
            if self._is_file(
                name, sure=MARK in lead or text.startswith(MARK, max(found.start() - 1, 0))
            ):
                names.append(name)
        if " (" in text and (android := _ANDROID_FILE.match(text.lstrip(_MARKS))):
            name = android[1].strip(_MARKS)
            if android[2].casefold() in ATTACHED or name in self.media:
                names.append(name)
        return tuple(self.media.enclosed(name, beside=self.chat) for name in names)

    def _is_file(self, name: str, *, sure: bool) -> bool:
        known = name in self.media or bool(_NUMBERED.match(name)) or day_in_name(name) is not None
        return known or (sure and "." in name)

    def _phrase(self, text: str, meaning: Meaning, *, marked: bool) -> Body:
        if self.marked and not marked:
            return Body(notes=(_("reads like words of the app, and has no mark of it: typed"),))
        if meaning.kind == "omitted":
            left_out = Enclosed(
                name=text.strip(_MARKS), type=meaning.detail, note=_("left out of the export")
            )
            return Body(files=(left_out,))
        if meaning.kind in ("deleted", "deleted by me"):
            return Body(state="deleted", by_owner=marked and meaning.kind == "deleted by me")
        if meaning.kind == "call":
            return _call_of(meaning, "", sure=marked)
        if meaning.kind == "location":
            return Body(fields=(("location", text.strip(_MARKS)),))
        return Body(
            notes=(_("the export has only the word null: typed, or something it cannot show"),)
        )

    def _marked(self, text: str, words: str) -> Body:
        for phrase, meaning in _ends(words):
            if words.endswith(phrase):
                name = text.strip(_MARKS)
                note = _("left out of the export")
                return Body(files=(Enclosed(name=name, type=meaning, note=note),))
        return Body(what="system")


def bare(text: str) -> str:
    """Return a phrase as the tables have it: small letters, no marks, no full stop."""
    return text.replace(MARK, "").strip(_MARKS + "\r\n").rstrip(".。").casefold()


def _ends(words: str) -> list[tuple[str, str]]:
    """Return the phrases for left out documents, which stand after the name of the document."""
    if len(words) > 400:
        return []
    return [
        (" " + phrase, meaning.detail)
        for phrase, meaning in PHRASES.items()
        if meaning.kind == "omitted" and meaning.detail == "document"
    ]


def _edit(text: str) -> Stamp | None:
    found = _EDITED.search(text, max(len(text) - _LONGEST_EDIT, 0)) if "<" in text else None
    if found is None or not (found[1] or found[2].casefold().rstrip(".") in EDITED):
        return None
    return None if ":" in found[2] else Stamp(raw=f"<{found[2]}>")


def _poll(text: str) -> Body | None:
    title, colon, _rest = text[:40].lstrip(_MARKS).partition(":")
    if not colon or title.strip().casefold() not in POLLS:
        return None
    lines = text.splitlines()
    question = lines[0].partition(":")[2]
    if len(lines) < 2:
        return None
    options = tuple((found[1], found[2]) for line in lines if (found := _OPTION.fullmatch(line)))
    asked = question.strip() or lines[1]
    fields = (("poll", asked), *(("option", f"{name} ({votes})") for name, votes in options))
    return Body(fields=fields)


def _call(words: str, *, sure: bool) -> Body | None:
    """Return a call that has its length or its outcome beside it: `voice call. 5 min`."""
    if len(words) > 120:
        return None
    name, _sign, rest = (words.replace(",", ".", 1)).partition(".")
    if not rest:
        return None
    meaning = PHRASES.get(name.strip().strip("<"))
    if meaning is None or meaning.kind != "call" or not rest.strip():
        return None
    rest = rest.strip(_MARKS + ".<>")
    if "missed" in meaning.detail or rest in NO_ANSWER or _seconds(rest) is not None:
        return _call_of(meaning, rest, sure=sure)
    return None


def _call_of(meaning: Meaning, rest: str, *, sure: bool) -> Body:
    missed = meaning.detail.startswith("missed") or rest in NO_ANSWER
    seconds = None if missed else _seconds(rest)
    if not missed and seconds is None and not sure:
        return PLAIN
    state: State | None = "missed" if missed else "answered" if seconds is not None else None
    fields = (("call", meaning.detail.removeprefix("missed ")),)
    return Body(what="call", state=state, seconds=seconds, fields=fields)


def _seconds(words: str) -> int | None:
    total, found = 0, False
    for number, unit in _SPAN.findall(words):
        seconds = 3600 if unit.startswith(_HOURS) else _UNIT_SECONDS.get(unit[0])
        if seconds is None or len(number) > 5:
            return None
        total, found = total + int(number) * seconds, True
    return total if found else None
