"""The text form: a line with the time, one with the sender, the text, an empty line.

Announcements are one line, time and words. Under a message stand its tapbacks and, four
spaces further in, copies of the replies to it. A person can type what the tool writes; then
nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.imessage_exporter.message import (
    DELETED,
    ME,
    RESPONDED,
    UNREADABLE,
    Message,
)
from evidencelog.importers.imessage_exporter.stamps import STAMP
from evidencelog.importers.importer import Source
from evidencelog.importers.signal.lines import LONGEST, lines_of

HEAD: Final = re.compile(rf"( {{4}})*({STAMP})(?: (\(Read by [^\n]{{1,200}}\)|[^\n]+))?")
_EDITED_FIRST = re.compile(rf"{STAMP} (.*)")
_EDITED = re.compile(r"(Edited [^:\n]{1,80} later): (.*)")
_EFFECT = re.compile(
    r"Sent with (?:Confetti|Echo|Fireworks|Balloons|Heart|Lasers|Shooting Start?|Sparkles"
    r"|Spotlight|Slam|Loud|Gentle|Invisible Ink)"
)
_ATTACHMENT = re.compile(
    r"(?:~|/)[^\n]{0,400}/(?:Library/(?:Messages|SMS)|MediaDomain)/[^\n]{1,400}"
    r"|(?:[^\n]{0,400}/)?attachments/[^\n]{1,400}\.\w{1,8}"
)
_MISSING: Final = "Attachment missing!"
_TAPBACKS: Final = ("Tapbacks:", "Reactions:")


def messages_of(
    source: Source, name: str, place: str, known: frozenset[str]
) -> Iterator[Message | str]:
    """Yield the messages of a text file; a string is a stretch that is no message.

    `known` are the paths of files beside it, by which lines with paths are recognised.
    """
    parser = _Parser(place, known)
    for line in lines_of(source, name):
        yield from parser.take(line.number, line.text, cut=line.cut)
    yield from parser.end()


def owners_of(source: Source, name: str) -> frozenset[str]:
    """Return the names of the owner: `Me`, or who sent what others have read."""
    found: set[str] = set()
    read = False
    for line in lines_of(source, name):
        if read or line.text == ME:
            found.add(line.text)
        head = HEAD.fullmatch(line.text)
        read = bool(head and not head[1] and (head[3] or "").startswith("(Read by them"))
    return frozenset(found)


class _Parser:
    """Takes lines, and gives each message when the next one begins."""

    def __init__(self, place: str, known: frozenset[str]) -> None:
        self._place = place
        self._known = known
        self._whole: Message | None = None  # the message at the margin
        self._part: Message | None = None  # that, or a reply printed within it
        self._blank = True
        self._sender_next = False
        self._reacting = False
        self._size = 0
        self._lost = ""

    def take(self, number: int, line: str, *, cut: bool) -> Iterator[Message | str]:
        """Take one line."""
        head = HEAD.fullmatch(line)
        inside = line.startswith("    ") and self._whole is not None
        if head and (inside or self._blank):
            if not inside:
                yield from self.end()
            self._begin(head, number, inside=inside)
        elif line == UNREADABLE and self._blank:
            yield from self.end()
            self._whole = self._part = Message(
                f"{self._place}{number}", announcement=True, texts=[line]
            )
        elif self._part is None:
            self._lost += line + "\n" if len(self._lost) < LONGEST else ""
        else:
            self._size += len(line) + LONGEST * cut
            if self._size <= LONGEST:
                self._line(line)
        self._blank = not line

    def end(self) -> Iterator[Message | str]:
        """Give what was collected."""
        if self._lost.strip():
            yield self._lost
        if self._whole is not None:
            _trim(self._whole)
            if self._size > LONGEST:
                self._whole.notes.append(_("longer than any message: only its beginning is here"))
            yield self._whole
        self._whole = self._part = None
        self._lost, self._size = "", 0

    def _begin(self, head: re.Match[str], number: int, *, inside: bool) -> None:
        rest = head[3] or ""
        message = Message(f"{self._place}{number}", raw=head[2])
        if rest.startswith("(Read by "):
            message.read = rest
        elif rest:
            message.announcement = True
            message.texts = [rest]
        if inside and self._whole is not None:
            self._whole.replies.append(message)
        else:
            self._whole = message
        self._part = message
        self._sender_next = not message.announcement
        self._reacting = False

    def _line(self, line: str) -> None:
        part = self._part
        if part is None or self._whole is None:
            return
        if part is not self._whole:
            if line.startswith("    "):
                line = line[4:]
            elif line:
                self._back_out(line)
                part = self._whole
        if self._sender_next:
            part.sender, self._sender_next = line, False
        elif self._reacting and part.react(line.strip()):
            pass
        else:
            self._reacting = line.strip() in _TAPBACKS
            if not self._reacting:
                self._content(part, line)

    def _back_out(self, line: str) -> None:
        """Go back to the message at the margin, whose own lines may follow a reply."""
        self._part, self._sender_next = self._whole, False
        if self._whole is not None and line != RESPONDED and line not in _TAPBACKS:
            self._whole.notes.append(
                _("text follows a reply that is printed here: it may belong to that reply")
            )

    def _content(self, part: Message, line: str) -> None:
        if line == DELETED and not part.texts:
            part.deleted = True
        elif line == RESPONDED:
            part.responded = True
        elif line == _MISSING:
            part.missing.append(line)
        elif _EFFECT.fullmatch(line):
            part.effect = line
        elif line in self._known or _ATTACHMENT.fullmatch(line):
            part.files.append(line)
        elif (edit := _EDITED.fullmatch(line)) and (part.edits or _first_edit(part)):
            part.edited = edit[1]
            part.edits.append(edit[2])
        else:
            part.texts.append(line)


def _first_edit(part: Message) -> bool:
    """Turn the text into the first wording, when it begins with a time as these do."""
    first = _EDITED_FIRST.fullmatch(part.texts[0]) if part.texts else None
    if first is None:
        return False
    part.edits.append("\n".join([first[1], *part.texts[1:]]))
    part.texts = []
    return True


def _trim(message: Message) -> None:
    """Leave out the empty line that ends each message, and set apart the last wording."""
    for one in (message, *message.replies):
        if one.texts and not one.texts[-1]:
            one.texts.pop()
        while one is not message and one.texts and not one.texts[-1]:
            one.texts.pop()
        if one.edits:
            one.texts = [one.edits.pop(), *one.texts]
