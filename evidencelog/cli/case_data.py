"""The questions about a court case, put once, when a report for a court is first made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidencelog.app.case import ROLES, has_case
from evidencelog.app.settings import Settings, change_settings, read_settings
from evidencelog.cli.asking import choose
from evidencelog.cli.output import strong
from evidencelog.cli.text_input import tidy
from evidencelog.i18n import gettext as _
from evidencelog.i18n import said

if TYPE_CHECKING:
    from evidencelog.app.session import OpenLog
    from evidencelog.cli.run import Run
    from evidencelog.cli.terminal import Ask
    from evidencelog.reports.profiles import Profile


def case_questions(run: Run, log: OpenLog, profile: Profile) -> None:
    """Ask for what a court's papers carry at the top, unless it is known or was asked before.

    Only for a profile that is for a court, and only a person at a terminal is asked. An
    empty answer leaves a thing for later: `evidencelog settings` takes it at any time.
    Raises InterruptedByPersonError; then nothing was kept.
    """
    if profile.audience != "court" or run.options.json or not run.can_ask:
        return
    held = read_settings(log)
    if held.case_asked or has_case(held) or not log.store.writable:
        return
    answers = _answers(run.ask, held)
    change_settings(log, case_asked=True, **answers)
    run.out.say(_("Kept in the log. To change it: evidencelog settings"))


def _answers(ask: Ask, held: Settings) -> dict[str, str]:
    ask.tell(strong(_("What the court's papers carry at the top")))
    ask.tell(_("It is asked once and kept encrypted in the log. Enter leaves a thing for later."))
    answers: dict[str, str] = {}
    if not held.name:
        answers["name"] = ask.line(_("Your name, as the court has it: "))
    answers["court"] = ask.line(_("The court: "))
    answers["case_number"] = ask.line(_("The case number: "))
    answers["role"] = _role(ask)
    answers["other_party"] = ask.line(_("The name of the other party: "))
    tidied = {name: " ".join(tidy(answer).split()) for name, answer in answers.items()}
    return {name: answer for name, answer in tidied.items() if answer}


def _role(ask: Ask) -> str:
    choices = [(role, said(printed)) for role, printed in ROLES.items()]
    return choose(ask, _("What does the court call you?"), choices, blank=_("later")) or ""
