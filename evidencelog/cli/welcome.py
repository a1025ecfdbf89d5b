"""What `evidencelog` alone says: how to begin, or how the log stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidencelog.cli.output import strong
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.app.milestones import Milestones
    from evidencelog.cli.run import Run


def welcome(run: Run) -> None:
    """Greet a person without a log; show the one with a log how it stands."""
    if run.has_log():
        _standing(run)
        return
    run.out.data(strong(_("Write down what happened, in order, in a file that only you can open.")))
    run.out.data()
    run.out.data(_("  evidencelog init             start a log on this computer"))
    run.out.data(_("  evidencelog log incident     write down what happened, step by step"))
    run.out.data(_("  evidencelog --help           everything it can do"))
    run.out.data()
    run.out.data(_("Is this computer safe? If somebody else may look at it, first read"))
    run.out.data(_("evidencelog help safety, or use another one."))


def _standing(run: Run) -> None:
    from evidencelog.cli.drafts_offered import tell_of_drafts
    from evidencelog.cli.next_steps import next_step, read_milestones
    from evidencelog.cli.safety_line import read_summary

    with run.open_log() as log:
        summary = read_summary(log)
        made = read_milestones(log)
        if run.options.json:
            run.out.document(summary._asdict() | {"receipt": made.receipt, "backup": made.backup})
            return
        zone = log.clock.zone()
        run.out.data(summary.sentence(zone))
        _tell_milestones(run, made, zone)
        due = next_step(log)
        tell_of_drafts(run, log)
    run.out.data()
    run.out.data(_("  evidencelog log      write something down"))
    run.out.data(_("  evidencelog list     see what is there"))
    run.out.data(_("  evidencelog verify   check that nothing was changed"))
    if due:
        run.out.say(due)


def _tell_milestones(run: Run, made: Milestones, zone: str) -> None:
    from evidencelog.cli.moments_shown import instant_shown

    for title, instant in ((_("Last receipt:"), made.receipt), (_("Last backup:"), made.backup)):
        when = instant_shown(instant, zone) if instant else _("none yet")
        run.out.data(f"{title:<15}", when)
