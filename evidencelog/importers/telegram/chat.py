"""A chat of an export, and who writes in it."""

from __future__ import annotations

from dataclasses import dataclass

from evidencelog.importers.drafts import Direction, Side
from evidencelog.importers.json_values import Values

_PEERS = {
    "personal_chat": "user",
    "bot_chat": "user",
    "saved_messages": "user",
    "private_group": "chat",
    "private_supergroup": "channel",
    "public_supergroup": "channel",
    "private_channel": "channel",
    "public_channel": "channel",
}
_WITH_ONE = ("personal_chat", "bot_chat")


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Whose account it is: as the file says, and as was told."""

    side: Side | None = None
    told: frozenset[str] = frozenset()

    def is_told(self, side: Side) -> bool:
        """Return whether this is one of those that were told to be the owner."""
        return side.id in self.told or side.name in self.told


def owner_of(personal: dict[str, object], told: frozenset[str]) -> Owner:
    """Return the owner that `personal_information` names."""
    values = Values(personal)
    number = values.whole("user_id")
    if number is None:
        return Owner(told=told)
    names = [values.text("first_name"), values.text("last_name")]
    name = " ".join(part for part in names if part)
    return Owner(side=Side(id=f"user{number}", name=name or None), told=told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A chat by what stands before its messages.

    `id` is a name that a later export gives too. `other` is the other person of a chat of
    two, which has that person's number.
    """

    owner: Owner
    id: str
    name: str | None
    other: Side | None

    def direction(self, sender: Side | None) -> Direction | None:
        """Return the way of a message as the file has it, else by who was told to be whom."""
        if sender is None:
            return None
        if self.owner.side is not None:
            return "out" if sender.id == self.owner.side.id else "in"
        if self.other is not None and sender.id.startswith("user"):
            return "in" if sender.id == self.other.id else "out"
        if not self.owner.told:
            return None
        return "out" if self.owner.is_told(sender) else "in"

    def recipients(self, direction: Direction | None) -> tuple[Side, ...]:
        """Return to whom a message of a chat of two went."""
        if self.other is None or direction is None:
            return ()
        to = self.other if direction == "out" else self.owner.side
        return (to,) if to else ()


def chat_of(head: dict[str, object], owner: Owner) -> Chat:
    """Return the chat with this head.

    A group that becomes public keeps its number, so the kind of peer counts in its id, not
    the type.
    """
    values = Values(head)
    name, kind, number = values.text("name") or None, values.text("type"), values.whole("id")
    known = f"{_PEERS.get(kind or '', kind or 'chat')}{number}"
    chat = known if number is not None else name or "unnamed chat"
    other = Side(id=chat, name=name) if kind in _WITH_ONE and number is not None else None
    return Chat(owner=owner, id=chat, name=name, other=other)
