"""The example log: an invented case over several months, recorded by the same verbs as any.

Only the clock is set: each step happens at the time that the case names, so that delays,
corrections and receipts look as they would in a log that grew over months.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from evidencelog.app.amend import add_detail, amend, find, withdraw
from evidencelog.app.attach import FileToAttach
from evidencelog.app.create import create_log
from evidencelog.app.labels import set_label
from evidencelog.app.receipt import Receipt, make_receipt
from evidencelog.app.record import record
from evidencelog.app.session import OpenLog, PassphraseSecret, unlock
from evidencelog.app.settings import change_settings
from evidencelog.core.kinds import KINDS, Entry
from evidencelog.core.mapping import typed
from evidencelog.core.parts import Obtained
from evidencelog.core.reading_times import read_moment
from evidencelog.crypto.kdf import FLOOR, KdfParams
from evidencelog.errors import NoLogError
from evidencelog.i18n import gettext as _

LOG_NAME = "records.db"


class FileOfCase(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of a step, by its name in the folder `files`."""

    name: str
    obtained: Obtained | None = None
    description: str | None = None


class Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that the person of the example does; `at` is the local time of doing it."""

    at: str
    log: dict[str, Any] | None = None
    when: str | None = None
    files: tuple[FileOfCase, ...] = ()
    label: str | None = None
    amend: int | None = None
    changes: dict[str, Any] = {}
    detail: int | None = None
    withdraw: int | None = None
    reason: str = ""
    receipt: bool = False


class Case(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole example."""

    zone: str
    started: str
    passphrase: str
    settings: dict[str, Any]
    steps: tuple[Step, ...]


@dataclass(slots=True)
class CaseClock:
    """A clock that stands where the step of the example is."""

    zone_name: str
    moment: datetime

    def now(self) -> datetime:
        """The time of the present step."""
        return self.moment

    def zone(self) -> str:
        """The zone of the example."""
        return self.zone_name

    def turn_to(self, local: str) -> None:
        """Go to a local time of the example."""
        self.moment = instant_of(local, self.zone_name)


def instant_of(local: str, zone: str) -> datetime:
    """Return the instant of a local time of the example."""
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """The log that was built, what opens it, and the receipt made on the way."""

    path: Path
    passphrase: str
    clock: CaseClock
    receipt: Receipt | None


def case_folder() -> Path:
    """Return the folder with the example: beside the program, or in the project's folder.

    Raises NoLogError when this installation came without it.
    """
    package = Path(__file__).parent.parent
    for folder in (package / "examples", package.parent / "examples"):
        if (folder / "case.json").is_file():
            return folder
    raise NoLogError(_("this installation came without the example"))


def build_example(
    folder: Path,
    *,
    cost: KdfParams = FLOOR,
    progress: Callable[[int, int], None] | None = None,
) -> Example:
    """Build the example log in `folder`. Raises NothingSavedError when one is there."""
    source = case_folder()
    case = msgspec.json.decode((source / "case.json").read_bytes(), type=Case)
    clock = CaseClock(case.zone, instant_of(case.started, case.zone))
    path = folder / LOG_NAME
    create_log(str(path), passphrase=case.passphrase, clock=clock, cost=cost, with_recovery=False)
    with unlock(str(path), PassphraseSecret(case.passphrase), clock=clock) as log:
        change_settings(log, **case.settings)
        receipt = None
        for done, step in enumerate(case.steps, start=1):
            clock.turn_to(step.at)
            if step.receipt:
                receipt = make_receipt(log)
            else:
                _take(log, step, source / "files", clock)
            if progress is not None:
                progress(done, len(case.steps))
    return Example(path=path, passphrase=case.passphrase, clock=clock, receipt=receipt)


def _take(log: OpenLog, step: Step, files: Path, clock: CaseClock) -> None:
    attached = [
        FileToAttach(files / file.name, obtained=file.obtained, description=file.description)
        for file in step.files
    ]
    if step.amend is not None:
        entry = msgspec.structs.replace(find(log, step.amend).current, **step.changes)
        amend(log, step.amend, entry, reason=step.reason, files=attached)
    elif step.detail is not None:
        add_detail(log, step.detail, _entry(step, clock), attached)
    elif step.withdraw is not None:
        withdraw(log, step.withdraw, step.reason)
    else:
        saved = record(log, _entry(step, clock), attached)
        if step.label is not None:
            set_label(log, find(log, saved.number), step.label)


def _entry(step: Step, clock: CaseClock) -> Entry:
    tree = dict(step.log or {})
    said = {"occurred": step.when, "planned": tree.pop("planned", None)}
    local = clock.now().astimezone(ZoneInfo(clock.zone_name))
    for label, text in said.items():
        if text is not None:
            moment = read_moment(text, now=local, zone=clock.zone_name, date_order=None)
            tree[label] = msgspec.to_builtins(moment)
    return typed(tree, KINDS[str(tree["kind"])])
