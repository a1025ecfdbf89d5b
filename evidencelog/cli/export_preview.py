"""What the reader of a report will see, shown before it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidencelog.cli.asking import confirm
from evidencelog.cli.output import strong
from evidencelog.errors import InterruptedByPersonError, NoTerminalError
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

if TYPE_CHECKING:
    from evidencelog.app.prepared import Prepared
    from evidencelog.cli.run import Run
    from evidencelog.reports.model import Named, Report


def tell_preview(run: Run, prepared: Prepared) -> None:
    """Show how much the report holds, and which names and places stand in it."""
    report = prepared.report
    run.out.say(strong(_("What its reader will see")))
    run.out.say("  ", _counts(report))
    if report.people:
        run.out.say("  ", _("Names: {names}").format(names=_list(report.people)))
    if report.places:
        run.out.say("  ", _("Places: {places}").format(places=_list(report.places)))
    if prepared.kept_back:
        run.out.say("  ", _kept_back(prepared.kept_back))
    if not prepared.selection.addresses:
        run.out.say("  ", _("Addresses and contact data are left out (--addresses prints them)."))


def _kept_back(count: int) -> str:
    return ngettext(
        "Left out by its label: {count} entry; the first page counts what is left out.",
        "Left out by their label: {count} entries; the first page counts what is left out.",
        count,
    ).format(count=count)


def _counts(report: Report) -> str:
    entries = ngettext("{count} entry", "{count} entries", len(report.entries)).format(
        count=len(report.entries)
    )
    exhibits = ngettext("{count} file", "{count} files", len(report.exhibits)).format(
        count=len(report.exhibits)
    )
    parts = [part for part in (entries, exhibits, report.subtitle) if part]
    return ", ".join(parts)


def _list(named: tuple[Named, ...]) -> str:
    return "; ".join(
        f"{one.name} ({one.role})" if one.role and one.role != one.name else one.name
        for one in named
    )


def ask_before_it_leaves(run: Run, prepared: Prepared, *, yes: bool) -> None:
    """Ask once before a report for police or court is written.

    Raises InterruptedByPersonError for a no, NoTerminalError when nobody is there.
    """
    if yes or not prepared.selection.seen_by_others:
        return
    if not run.can_ask:
        raise NoTerminalError(
            _("a report for police or court is confirmed first, and nobody is there to ask"),
            hint=_("look at it with --audience me, then add --yes"),
        )
    question = _("The other side may get to read this. Write it?")
    if not confirm(run.ask, question, default=False):
        raise InterruptedByPersonError(_("nothing was written"))
