"""The page form: `div.message` with sender, time and parts; replies as messages within it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import unquote

from evidencelog.importers.html_tokens import Tag, tokens
from evidencelog.importers.imessage_exporter.message import Message
from evidencelog.importers.imessage_exporter.stamps import STAMP
from evidencelog.importers.importer import Source

_BLOCK: Final = 1 << 20
_LONGEST: Final = 16 << 20  # characters without the end of an element
_DEEPEST: Final = 200  # elements within each other; the tool writes about ten
_GUID = re.compile(r"message-guid=([\w.:/-]{1,100})")
_TIME = re.compile(rf"({STAMP})\s*(\(Read by [^\n]{{1,200}}\))?")
_SPAN_ROLES: Final = (
    "timestamp", "sender", "bubble", "subject", "deleted", "reply_context", "expressive",
    "attachment_error", "shareplay", "shared_location", "unsent",
)  # fmt: skip
_REACTION_ROLES: Final = frozenset(("tapback", "reaction"))


class _Element(NamedTuple):
    """An open element: its tag, what it is for, and the texts in it when it is read."""

    tag: str
    role: str
    texts: list[str]


def messages_of(source: Source, name: str, place: str) -> Iterator[Message]:
    """Yield the messages and announcements of a page, replies within those they answer."""
    page = _Page(place)
    for block in _blocks(source, name):
        for token in tokens(block):
            if isinstance(token, str):
                page.text(token)
            elif found := page.tag(token):
                yield found


def _blocks(source: Source, name: str) -> Iterator[str]:
    """Yield the page in pieces that end where an element ends."""
    with source.open(name) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="backslashreplace")
        try:
            rest = ""
            while piece := text.read(_BLOCK):
                rest += piece
                end = rest.rfind("</div>")
                if end < 0 and len(rest) < _LONGEST:
                    continue
                end = end + 6 if end >= 0 else len(rest)
                yield rest[:end]
                rest = rest[end:]
            yield rest
        finally:
            text.detach()


class _Page:
    """Follows the elements of a page, and gives a message when its element closes."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._count = 0
        self._open: list[_Element] = []
        self._messages: list[Message] = []

    def text(self, text: str) -> None:
        """Take a text: it belongs to the innermost element that is read."""
        for element in reversed(self._open):
            if element.role in _READ:
                element.texts.append(text)
                return

    def tag(self, tag: Tag) -> Message | None:
        """Take a tag; return the message that it closes, when it is at the margin."""
        if tag.closes:
            return self._close(tag.name)
        if tag.name == "br":
            self.text("\n")
        if self._messages:
            self._media(tag)
        if not tag.is_empty and len(self._open) < _DEEPEST:
            role = self._role(tag)
            self._open.append(_Element(tag.name, role, []))
            if role in ("message", "announcement"):
                self._begin(announcement=role == "announcement")
        return None

    def _begin(self, *, announcement: bool) -> None:
        nested = bool(self._messages)
        self._count += not nested
        message = Message(f"{self._place}{self._count}", announcement=announcement)
        if nested:
            self._messages[0].replies.append(message)
        self._messages.append(message)

    def _role(self, tag: Tag) -> str:
        classes = tag.classes
        if tag.name == "div":
            if "message" in classes:
                return "message"
            if "announcement" in classes:
                return "announcement"
            if self._messages and classes & {"sent", "received"}:
                self._messages[-1].sent = "sent" in classes
                self._messages[-1].service = next(iter(classes - {"sent", "received"}), None)
            if "edited" in classes:
                return "edited"
        if classes & _REACTION_ROLES:
            return "reaction"
        return next((role for role in _SPAN_ROLES if role in classes), "")

    def _media(self, tag: Tag) -> None:
        message = self._messages[-1]
        address = tag.attributes.get("src") or tag.attributes.get("href") or ""
        if guid := _GUID.search(address):
            message.id = message.id or guid[1]
        elif tag.name in ("img", "video", "audio", "source", "a") and _is_file(address):
            path = unquote(address.removeprefix("file://"))
            if path not in message.files and not self._within("reaction"):
                message.files.append(path)

    def _within(self, role: str) -> bool:
        return any(element.role == role for element in self._open)

    def _close(self, name: str) -> Message | None:
        if not any(element.tag == name for element in self._open):
            return None
        found = None
        while self._open:
            element = self._open.pop()
            found = self._finish(element) or found
            if element.tag == name:
                return found
        return found

    def _finish(self, element: _Element) -> Message | None:
        if not self._messages:
            return None
        message, text = self._messages[-1], "".join(element.texts)
        if element.role in ("message", "announcement"):
            if element.role == "announcement":
                message.texts = [" ".join(text.split())]
            self._messages.pop()
            return message if not self._messages else None
        _TAKERS.get(element.role, _nothing)(self, message, text)
        return None

    def time(self, message: Message, text: str) -> None:
        """Take the text of a time: of the message, or of an edit."""
        if self._within("edited"):
            message.edited = " ".join(text.split()) or message.edited
        elif found := _TIME.search(text):
            message.raw, message.read = found[1], found[2] or ""

    def bubble(self, message: Message, text: str) -> None:
        """Take the text of a part, or one of its wordings."""
        (message.edits if self._within("edited") else message.texts).append(text)

    def edits(self, message: Message, _text: str) -> None:
        """The last of the wordings is the text."""
        if message.edits:
            message.texts.append(message.edits.pop())

    def reaction(self, message: Message, text: str) -> None:
        """Take a reaction."""
        line = " ".join(text.split())
        if line and not message.react(line):
            message.notes.append(line)


def _is_file(address: str) -> bool:
    return bool(address) and not re.match(r"(?!file:)[a-z][a-z0-9+.-]*:|#", address)


def _nothing(_page: _Page, _message: Message, _text: str) -> None:
    """Do nothing with an element that is not read."""


def _sender(_page: _Page, message: Message, text: str) -> None:
    message.sender = text.strip()


def _subject(_page: _Page, message: Message, text: str) -> None:
    message.subject = text


def _deleted(_page: _Page, message: Message, _text: str) -> None:
    message.deleted = True


def _responded(_page: _Page, message: Message, _text: str) -> None:
    message.responded = True


def _effect(_page: _Page, message: Message, text: str) -> None:
    message.effect = text.strip()


def _missing(_page: _Page, message: Message, text: str) -> None:
    message.missing.append(text.strip())


def _words(_page: _Page, message: Message, text: str) -> None:
    message.texts.append(text.strip())


_TAKERS: Final = {
    "timestamp": _Page.time,
    "bubble": _Page.bubble,
    "edited": _Page.edits,
    "reaction": _Page.reaction,
    "sender": _sender,
    "subject": _subject,
    "deleted": _deleted,
    "reply_context": _responded,
    "expressive": _effect,
    "attachment_error": _missing,
    "shareplay": _words,
    "shared_location": _words,
    "unsent": _words,
}
_READ: Final = frozenset((*_TAKERS, "announcement")) - {"edited"}
