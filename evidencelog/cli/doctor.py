"""`doctor`: what this computer gives away about the log, and what may get lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.output import faint, strong
from evidencelog.cli.run import Run
from evidencelog.errors import DamagedError
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

if TYPE_CHECKING:
    from evidencelog.app.doctor import Advice, Inside

    Report = tuple[tuple[str, tuple[Advice, ...]], ...]


@command(
    "doctor",
    examples=("evidencelog doctor", "evidencelog doctor --no-unlock     without the passphrase"),
)
@click.option("--no-unlock", is_flag=True, help=_("Look only from outside; no passphrase."))
@pass_run
def doctor(run: Run, no_unlock: bool) -> None:
    """Look for traces on this computer and for what may get lost, and say what to do.

    Permissions, synced folders, shell history, exported files, backup, receipt, clock and
    more. It changes nothing. It is advice, so the exit code is 0 whatever it finds. It
    cannot tell whether another program watches this computer.
    """
    from dataclasses import replace

    from evidencelog.app.doctor import examine, look_around

    home = Path.home()
    facts = look_around(run.location, environ=run.environ, home=home, clock=run.clock)
    inside, why_not = _inside(run, home, no_unlock=no_unlock)
    report = examine(replace(facts, inside=inside))
    if run.options.json:
        run.out.document(_report_json(report, unlocked=inside is not None))
    else:
        _tell(run, report, why_not)


def _inside(run: Run, home: Path, *, no_unlock: bool) -> tuple[Inside | None, str]:
    """Return what the unlocked log tells, or None and why it was not unlocked."""
    from evidencelog.app.doctor import look_inside

    if not run.has_log():
        return None, _("There is no log at {location} yet.").format(location=run.location)
    if no_unlock or not run.can_unlock:
        return None, _("Not unlocked, so backup, receipt and exported files were not looked at.")
    try:
        with run.open_log() as log:
            return look_inside(log, home=home, here=Path.cwd()), ""
    except DamagedError:
        return None, _("The log is damaged. See what is wrong with: evidencelog verify")


def _tell(run: Run, report: Report, why_not: str) -> None:
    from evidencelog.app.doctor import Weight

    found = [advice for _name, advices in report for advice in advices]
    for weight, title in ((Weight.DO, _("Better done soon")), (Weight.KNOW, _("Good to know"))):
        chosen = [advice for advice in found if advice.weight is weight]
        if chosen:
            run.out.data(strong(title))
            for advice in chosen:
                _tell_one(run, advice)
            run.out.data()
    fine = [name for name, advices in report if not advices]
    run.out.data(
        _summary(found), " ", _("Nothing to say about: {names}.").format(names=", ".join(fine))
    )
    run.out.data(_("It cannot tell whether another program watches this computer."))
    if why_not:
        run.out.say(why_not)


def _tell_one(run: Run, advice: Advice) -> None:
    run.out.data("  - ", _sentence(advice.what))
    run.out.data(faint("    "), _("What to do: {fix}").format(fix=advice.fix))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _summary(found: list[Advice]) -> str:
    from evidencelog.app.doctor import Weight

    count = sum(1 for advice in found if advice.weight is Weight.DO)
    if not count:
        return _("Nothing that has to be done soon.")
    return ngettext(
        "{count} thing is better done soon.", "{count} things are better done soon.", count
    ).format(count=count)


def _report_json(report: Report, *, unlocked: bool) -> dict[str, Any]:
    return {
        "schema": 1,
        "unlocked": unlocked,
        "findings": [
            {
                "code": advice.code,
                "weight": advice.weight.value,
                "what": advice.what,
                "fix": advice.fix,
            }
            for _name, advices in report
            for advice in advices
        ],
        "checked": [name for name, _advices in report],
    }
