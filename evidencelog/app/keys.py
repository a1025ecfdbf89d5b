"""The ways to unlock: changing the passphrase, making and trying a recovery code."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

from evidencelog.app.append import Plan, append_within
from evidencelog.app.create import PASSPHRASE_DOOR, RECOVERY_DOOR
from evidencelog.app.record import TOOL, system_plan
from evidencelog.app.session import OpenLog
from evidencelog.core.system import KeyChange
from evidencelog.crypto.kdf import KdfParams, calibrate, stopwatch
from evidencelog.crypto.slots import Slot, SlotKind, passphrase_slot, recovery_slot
from evidencelog.errors import DamagedError, NewerVersionError


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """One way to unlock; `what` is passphrase or recovery code, `sound` whether it is whole."""

    what: str
    sound: bool


def doors_of(log: OpenLog) -> tuple[Door, ...]:
    """Return the ways to unlock this log."""
    with log.store.reading() as view:
        return tuple(_door(data) for data in view.doors().values())


def _door(data: bytes) -> Door:
    try:
        return Door(what=Slot.decode(data).kind.value, sound=True)
    except DamagedError:
        return Door(what="unknown", sound=False)


def change_passphrase(log: OpenLog, passphrase: str, *, cost: KdfParams | None = None) -> None:
    """Let a new passphrase open the log, and the old one no longer.

    Copies of the log made before still open with the old one: say so to the person.
    Raises NothingSavedError, InUseError, DamagedError; then the old one still works.
    """
    cost = cost or calibrate(measure=stopwatch(time.perf_counter))
    slot = passphrase_slot(log.root, passphrase, log=log.log, params=cost)
    _put(log, PASSPHRASE_DOOR, slot, "passphrase changed")


def put_recovery_code(log: OpenLog, code: str) -> None:
    """Let a code from `crypto.recovery.generate` open the log, in place of any older one.

    Show it to the person before: a code that nobody has is worse than the old one. Raises
    NothingSavedError, InUseError, DamagedError; then an older code still works.
    """
    _put(log, RECOVERY_DOOR, recovery_slot(log.root, code, log=log.log), "recovery code made")


def drop_recovery_code(log: OpenLog) -> None:
    """Let no recovery code open the log any more; where there is none, nothing is changed.

    For a code that nobody wrote down: as long as it is there, nobody is told that a forgotten
    passphrase would close the log for good. The passphrase stays. Raises NothingSavedError,
    InUseError, DamagedError; then the code still works.
    """
    with log.store.writing() as change:
        doors = change.doors()
        gone = {*_of_kind(SlotKind.RECOVERY, doors), *({RECOVERY_DOOR} & doors.keys())}
        if not gone:
            return
        for number in gone:
            change.remove_door(number)
        changed: dict[int, bytes | None] = dict.fromkeys(gone)
        append_within(log, change, [_plan("recovery code removed")], doors=changed)


def _put(log: OpenLog, number: int, slot: Slot, what: str) -> None:
    with log.store.writing() as change:
        data = slot.encode()
        others = _of_kind(slot.kind, change.doors())
        for other in others:
            change.remove_door(other)
        change.put_door(number, data)
        changed: dict[int, bytes | None] = {**dict.fromkeys(others), number: data}
        append_within(log, change, [_plan(what)], doors=changed)


def _plan(what: str) -> Plan:
    return system_plan(lambda moment: KeyChange(change=what, tool=TOOL, recorded=moment.recorded))


def _of_kind(kind: SlotKind, doors: Mapping[int, bytes]) -> list[int]:
    """Return the ways of the same kind: an older one that somebody put back goes as well."""
    found = []
    for number, data in doors.items():
        try:
            if Slot.decode(data).kind is kind:
                found.append(number)
        except (DamagedError, NewerVersionError):
            continue
    return found
