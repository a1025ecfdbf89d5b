"""Whose number or address it is: noted with that person, never in what was imported."""

from __future__ import annotations

import msgspec

from evidencelog.app.amend import amend
from evidencelog.app.history import read_history
from evidencelog.app.messages import plain_identifier
from evidencelog.app.record import record
from evidencelog.app.session import OpenLog
from evidencelog.core.history import History, Standing
from evidencelog.core.kinds import Person
from evidencelog.core.parts import Identifier
from evidencelog.i18n import gettext as _


def identify(log: OpenLog, identifier: str, name: str) -> int | None:
    """Note that a number, address or account is somebody's; returns the number of the entry.

    A person whom the log does not have yet becomes an entry; one whom it has gets a new version.
    None when it was noted already. Raises what recording raises.
    """
    standing = _person(read_history(log), name)
    added = Identifier(value=identifier)
    if standing is None:
        return record(log, Person(name=name, identifiers=(added,))).number
    person = standing.current
    if not isinstance(person, Person):
        raise LookupError(standing.number)
    if plain_identifier(identifier) in {plain_identifier(one.value) for one in person.identifiers}:
        return None
    more = msgspec.structs.replace(person, identifiers=(*person.identifiers, added))
    amend(log, standing.number, more, reason=_("a number or address that an import has"))
    return standing.number


def _person(history: History, name: str) -> Standing | None:
    wanted = name.strip().casefold()
    for standing in history.readable:
        one = standing.current
        if isinstance(one, Person) and standing.withdrawn is None:
            called = (one.name, one.short, *one.aliases)
            if wanted in {text.casefold() for text in called if text}:
                return standing
    return None
