"""A chat of an export, and who writes in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from evidencelog.importers.drafts import Direction, Side
from evidencelog.importers.json_values import Values, whole

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


@dataclass(slots=True, kw_only=True)
class Chat:
    """The head of a chat: its members stand before the messages."""

    owner: Owner
    head: dict[str, object] = field(default_factory=dict)

    @property
    def name(self) -> str | None:
        """Return what the file calls the chat."""
        return Values(self.head).text("name") or None

    @property
    def id(self) -> str:
        """Return a name that a later export gives too, also of a chat that was renamed.

        A group that becomes public keeps its number, so the kind of peer counts, not the
        type.
        """
        number = whole(self.head.get("id"))
        kind = Values(self.head).text("type") or "chat"
        if number is None:
            return self.name or "unnamed chat"
        return f"{_PEERS.get(kind, kind)}{number}"

    @property
    def other(self) -> Side | None:
        """Return the other person of a chat of two: the chat has that person's number."""
        if self.head.get("type") not in _WITH_ONE or whole(self.head.get("id")) is None:
            return None
        return Side(id=self.id, name=self.name)

    def direction(self, sender: Side | None) -> Direction | None:
        """Return the way of a message as the file has it, else by who was told to be whom."""
        if sender is None:
            return None
        if self.owner.side is not None:
            return "out" if sender.id == self.owner.side.id else "in"
        other = self.other
        if other is not None and sender.id.startswith("user"):
            return "in" if sender.id == other.id else "out"
        if not self.owner.told:
            return None
        return "out" if self.owner.is_told(sender) else "in"

    def recipients(self, direction: Direction | None) -> tuple[Side, ...]:
        """Return to whom a message of a chat of two went."""
        other = self.other
        if other is None or direction is None:
            return ()
        to = other if direction == "out" else self.owner.side
        return (to,) if to else ()
