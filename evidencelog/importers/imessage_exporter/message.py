"""One message as the exporter prints it, in text or as a page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from evidencelog.importers.drafts import Direction

ME: Final = "Me"
DELETED: Final = "This message was deleted from the conversation!"
RESPONDED: Final = "This message responded to an earlier message."
UNREADABLE: Final = "Unable to format announcement!"
_UNSENT = re.compile(r".{1,200} unsent (?:a message|this message(?: part)?).*", re.DOTALL)
_REACTION = re.compile(r"(.{1,60}?) by (.{1,200})")
_STICKER = re.compile(r"(Sticker) from (.{1,200}?)(?: not found!|: .*)?")


@dataclass(slots=True)
class Message:
    """What is printed of a message; `sent` is None where only the sender's name tells."""

    place: str
    raw: str = ""
    sender: str = ""
    read: str = ""
    announcement: bool = False
    deleted: bool = False
    responded: bool = False
    sent: bool | None = None
    service: str | None = None
    id: str = ""
    subject: str | None = None
    texts: list[str] = field(default_factory=list)
    edits: list[str] = field(default_factory=list)
    edited: str = ""
    files: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    reactions: list[tuple[str, str]] = field(default_factory=list)
    effect: str = ""
    notes: list[str] = field(default_factory=list)
    replies: list[Message] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text, its parts one below the other."""
        return "\n".join(self.texts)

    @property
    def unsent(self) -> bool:
        """Whether it says that somebody took a message back."""
        return _UNSENT.fullmatch(self.text) is not None

    @property
    def identity(self) -> tuple[str, ...]:
        """What a message and its copy under another message share."""
        return (self.id,) if self.id else (self.raw, self.sender)

    def direction(self, owners: frozenset[str]) -> Direction | None:
        """Return which way it went, where the export or what was told says so."""
        if self.sent is not None:
            return "out" if self.sent else "in"
        if self.sender in owners:
            return "out"
        return "in" if owners and self.sender else None

    def react(self, line: str) -> bool:
        """Take a line as a reaction, `Loved by Sam`; False when it is none."""
        found = _REACTION.fullmatch(line) or _STICKER.fullmatch(line)
        if found is None:
            return False
        self.reactions.append((found[1], found[2]))
        return True
