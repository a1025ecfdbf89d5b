"""Who is at the other end: by what was said, by the number, or as the entry has it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from evidencelog.core.kinds import Contact, Person
from evidencelog.i18n import gettext as _
from evidencelog.reports.answers import is_owner
from evidencelog.reports.material import Material
from evidencelog.reports.names import known_as
from evidencelog.reports.selection import Selection

_BETWEEN = re.compile(r"[\s().\-/]+")


def other_end(contact: Contact) -> str | None:
    """Return the number or address at the other end, never that of who keeps the log."""
    return contact.recipient if contact.direction == "out" else contact.sender


def plain_identifier(text: str) -> str:
    """Return a number or address without what people write it with, to compare by."""
    return _BETWEEN.sub("", text).casefold()


def shows_identifiers(person: Person, selection: Selection) -> bool:
    """Tell whether a reader may see which numbers and addresses somebody uses."""
    return person.role == "other party" or selection.contacts


@dataclass(frozen=True, slots=True)
class Correspondents:
    """The people whom the chosen entries name, by name and by number.

    `names` has the full name for each short one, `holders` the name for each number that
    the reader may see.
    """

    names: Mapping[str, str]
    holders: Mapping[str, str]

    @classmethod
    def of(cls, material: Material) -> Correspondents:
        """Return who can be told from the chosen entries."""
        holders: dict[str, set[str]] = {}
        for standing in material.chosen:
            one = standing.current
            if isinstance(one, Person) and one.name and shows_identifiers(one, material.selection):
                for identifier in one.identifiers:
                    holders.setdefault(plain_identifier(identifier.value), set()).add(one.name)
        alone = {number: names.pop() for number, names in holders.items() if len(names) == 1}
        return cls(known_as(material.chosen), alone)

    def called(self, name: str) -> str:
        """Return the full name of somebody, or the name as it was given."""
        return self.names.get(name.casefold(), name)

    def holder(self, identifier: str | None) -> str | None:
        """Return whose number or address it is, as noted with a person."""
        return self.holders.get(plain_identifier(identifier)) if identifier else None

    def other_side(self, contact: Contact) -> str:
        """Return who was at the other end, or words for it when nothing says so."""
        spoke = next((one.by for one in contact.words if one.by and not is_owner(one.by)), None)
        parties = [one.name for one in contact.people if one.role == "party"]
        party = parties[0] if len(parties) == 1 else None
        end = other_end(contact)
        named = spoke or party or self.holder(end) or contact.via or end
        return self.called(named) if named else _("not named")
