"""`people`: who appears in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.output import faint
from evidencelog.cli.run import Run
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext
from evidencelog.reports.answers import is_owner

if TYPE_CHECKING:
    from evidencelog.core.history import History
    from evidencelog.core.kinds import Entry


class Known(NamedTuple):
    """Somebody who appears: as noted with `log person`, or only by name."""

    name: str
    short: str | None
    role: str | None
    number: int | None
    entries: tuple[int, ...]
    aliases: tuple[str, ...] = ()


@command("people", examples=("evidencelog people", "evidencelog people --person sam"))
@click.option("--person", metavar="NAME", help=_("Only this person."))
@pass_run
def people(run: Run, person: str | None) -> None:
    """List the people in the log and the entries in which they appear.

    Somebody new is noted with `evidencelog log person`, and changed with `amend`.
    """
    from evidencelog.app.history import read_history
    from evidencelog.cli.damage_shown import tell_damage

    with run.open_log() as log:
        history = read_history(log)
    found = [one for one in known_people(history) if person is None or _is(one, person)]
    if run.options.json:
        run.out.document({"schema": 1, "people": [_as_json(one) for one in found]})
    else:
        for one in found:
            _show(run, one)
        if not found:
            run.out.say(_("Nobody is noted yet: evidencelog log person"))
    tell_damage(run, history.damaged)


def known_people(history: History) -> list[Known]:
    """Return everybody who is noted or named, those noted first; not whoever keeps the log."""
    noted: dict[str, Known] = {}
    for standing in history.readable:
        if standing.kind == "person":
            entry: Any = standing.current
            name = entry.name or entry.short or _("(without a name)")
            noted[name] = Known(
                name, entry.short, entry.role, standing.number, (), tuple(entry.aliases)
            )
    for standing in history.readable:
        for name in sorted(_named(standing.current)):
            one = _found(noted, name)
            noted[one.name] = one._replace(entries=(*one.entries, standing.number))
    return list(noted.values())


def _found(noted: dict[str, Known], name: str) -> Known:
    for one in noted.values():
        if _is(one, name):
            return one
    return Known(name, None, None, None, ())


def _named(entry: Entry) -> set[str]:
    names = {one.name for one in entry.people} | {one.name for one in entry.children}
    names |= {quote.by for quote in entry.words if quote.by}
    return {name for name in names if not is_owner(name)}


def _is(one: Known, name: str) -> bool:
    wanted = name.strip().casefold()
    called = (one.name, one.short or one.name, *one.aliases)
    return wanted in (name.casefold() for name in called)


def _as_json(one: Known) -> dict[str, Any]:
    return {
        "name": one.name,
        "short": one.short,
        "role": one.role,
        "number": one.number,
        "entries": list(one.entries),
    }


def _show(run: Run, one: Known) -> None:
    count = len(one.entries)
    times = ngettext("{count} entry", "{count} entries", count).format(count=count)
    short = f" ({one.short})" if one.short and one.short != one.name else ""
    place = _("entry {number}").format(number=one.number) if one.number else _("named only")
    said = " · ".join(part for part in (one.role, place, times) if part)
    run.out.data(f"{one.name}{short}", faint(f"  {said}"))
