"""The quiet lines after an entry: never a judgement, never an obligation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidencelog.cli.output import faint
from evidencelog.core.vocabulary import DANGEROUS, SELF_HARM
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.app.record import Saved
    from evidencelog.app.session import OpenLog
    from evidencelog.cli.run import Run
    from evidencelog.core.kinds import Entry

_RECORDINGS = ("audio/", "video/")


def tell_hints(run: Run, log: OpenLog, saved: Saved) -> None:
    """Say what may help after this entry, unless the person has turned it off."""
    from evidencelog.app.settings import read_settings

    settings = read_settings(log)
    if run.options.quiet or run.options.json:
        return
    if _is_self_harm(saved.entry):
        run.out.say(
            _("If somebody may harm themselves, the emergency services are the ones to act."),
            " ",
            _("It is not on you."),
        )
    if _needs_care_with_law(saved):
        run.out.say(
            _("Kept. The law on recordings, private pictures and other people's devices differs;"),
            " ",
            _("a lawyer can tell you before you show it to anybody."),
        )
    if _is_dangerous(saved.entry) and not settings.quiet:
        _tell_numbers(run, log, settings.numbers)


def _tell_numbers(run: Run, log: OpenLog, numbers: str | None) -> None:
    line = _("Everything else here can wait.")
    if numbers:
        line += " " + _("Your numbers: {numbers}").format(numbers=numbers)
    run.out.say(line)
    if not run.can_ask:
        return
    answer = run.ask.line(_("Enter: go on.  x: do not show this line again. "))
    if answer.casefold() == "x":
        from evidencelog.app.settings import change_settings

        change_settings(log, quiet=True)
        run.ask.tell(faint(_("Off. `evidencelog settings reminders on` brings it back.")))


def _is_self_harm(entry: Entry) -> bool:
    return SELF_HARM in entry.tags or SELF_HARM in getattr(entry, "tactics", ())


def _is_dangerous(entry: Entry) -> bool:
    return bool(DANGEROUS.intersection(entry.tags) or "threat" in getattr(entry, "tactics", ()))


def _needs_care_with_law(saved: Saved) -> bool:
    files = saved.attachments
    return bool(files) and (
        "images" in saved.entry.tags
        or any(file.type.startswith(_RECORDINGS) for file in files)
        or any(file.obtained and file.obtained.how in ("child's device", "other") for file in files)
    )
