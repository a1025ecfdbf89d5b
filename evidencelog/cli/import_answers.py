"""Answers without which a source cannot be read: the order of dates, its columns, its zone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from evidencelog.cli.asking import choose
from evidencelog.cli.output import faint
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _
from evidencelog.importers.importer import DateOrder, Options, UndecidedError

if TYPE_CHECKING:
    from evidencelog.app.session import OpenLog
    from evidencelog.cli.run import Run

_SHOWN = 5


def answered(run: Run, log: OpenLog, error: UndecidedError, told: Options) -> Options:
    """Return the options with what the person answered. Raises the error for no answer."""
    run.ask.tell()
    for sample in error.samples[:_SHOWN]:
        run.ask.tell(faint("  | "), sample)
    found = None
    if error.needs == "date_order":
        found = _date_order(run, told)
    elif error.needs == "zone":
        found = _zone(run, log, told)
    elif error.needs == "me":
        name = run.ask.line(_("What is your name or number in this file? "))
        found = replace(told, me=frozenset((name,))) if name else None
    elif error.needs == "columns":
        found = _columns(run, error, told)
    if found is None:
        raise error
    return found


def _date_order(run: Run, told: Options) -> Options | None:
    orders = [
        ("dmy", _("day, month, year")),
        ("mdy", _("month, day, year")),
        ("ymd", _("year, month, day")),
    ]
    question = _("How does this file write a date?")
    answer = choose(run.ask, question, orders, blank=_("do not import it"))
    return replace(told, date_order=cast("DateOrder", answer)) if answer else None


def _zone(run: Run, log: OpenLog, told: Options) -> Options | None:
    from evidencelog.core.zones import find_zone

    run.ask.tell(_("Its times have no zone. In which zone was the phone?"))
    zone = run.ask.line(_("Zone (blank: do not import it): "), initial=log.clock.zone())
    if zone:
        find_zone(zone)
    return replace(told, zone=zone) if zone else None


def _columns(run: Run, error: UndecidedError, told: Options) -> Options | None:
    """Ask which column is what; what the headings speak for stands there to be agreed to."""
    proposed = ", ".join(f"{what}={column}" for what, column in error.proposed)
    run.ask.tell(_("Which column is what? For example: date=Date, from=Number."))
    run.ask.tell(faint(error.hint))
    answer = run.ask.line("> ", initial=proposed)
    pairs = tuple(pair_of(part) for part in answer.split(",") if part.strip())
    return replace(told, columns=pairs) if pairs else None


def pair_of(text: str) -> tuple[str, str]:
    """Return what a column is and its heading. Raises UsageError."""
    name, sign, column = text.partition("=")
    if not (sign and name.strip() and column.strip()):
        raise UsageError(
            _('"{text}" does not name a column').format(text=text.strip()),
            hint=_("for example: --column date=Date"),
        )
    return name.strip(), column.strip()
