"""`settings`: what the program should know once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.output import faint, strong
from evidencelog.cli.run import Run
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _


class _Setting(NamedTuple):
    """What is typed, the setting it changes, what it is for."""

    typed: str
    name: str
    says: str


_GROUPS: Final = (
    (
        _("You and this log"),
        (
            _Setting("name", "name", _("your name, as it stands on reports")),
            _Setting("zone", "zone", _("your time zone, such as Europe/Berlin")),
            _Setting("date-order", "date_order", _("how to read 3/4/2026: dmy, mdy or ymd")),
            _Setting("numbers", "numbers", _("numbers to call, shown after an entry about danger")),
            _Setting("reminders", "quiet", _("that line after an entry about danger: on or off")),
        ),
    ),
    (
        _("Reports"),
        (
            _Setting("paper", "paper", _("paper of reports: a4 or letter")),
            _Setting("profile", "profile", _("the court's conventions: evidencelog help profiles")),
            _Setting("initials", "initials", _("letters before exhibit numbers, such as SAM")),
            _Setting("bates-prefix", "bates_prefix", _("letters before page numbers of exhibits")),
        ),
    ),
    (
        _("Your case"),
        (
            _Setting("court", "court", _("the court, as its papers have it")),
            _Setting("case-number", "case_number", _("the case number")),
            _Setting("role", "role", _("what the court calls you, such as applicant")),
            _Setting("other-party", "other_party", _("the name of the other party")),
            _Setting("other-role", "other_role", _("what the court calls the other party")),
            _Setting("parties", "parties", _("all parties on one line, instead of the above")),
        ),
    ),
)
_SETTINGS: Final = tuple(setting for _title, group in _GROUPS for setting in group)
_WIDEST: Final = max(len(setting.typed) for setting in _SETTINGS)
_LONGEST_MARK: Final = 12


@command(
    "settings",
    examples=(
        "evidencelog settings",
        "evidencelog settings date-order dmy",
        "evidencelog settings numbers       asks for the value",
    ),
)
@click.argument("name", type=click.Choice([setting.typed for setting in _SETTINGS]), required=False)
@click.argument("value", required=False)
@click.option("--clear", is_flag=True, help=_("Forget this setting."))
@pass_run
def settings(run: Run, name: str | None, value: str | None, clear: bool) -> None:
    """Show the settings, or change one.

    They are kept encrypted in the log. Without a value, it asks for one.
    """
    from evidencelog.app.settings import change_settings, read_settings

    with run.open_log() as log:
        if name is None:
            _show(run, read_settings(log))
            return
        if value is None and not clear:
            value = run.ask.line(f"{name}: ")
        change_settings(log, **_change(name, None if clear or not value else value))
        _show(run, read_settings(log))


def _change(typed: str, value: str | None) -> dict[str, Any]:
    from evidencelog.cli.text_input import tidy

    setting = next(one.name for one in _SETTINGS if one.typed == typed)
    if typed == "reminders":
        if value not in (None, "on", "off"):
            raise UsageError(_("reminders are on or off"))
        return {"quiet": value == "off"}
    if value:
        value = tidy(value)
        _CHECKS.get(typed, _anything)(value)
    return {setting: value or None}


def _anything(_value: str) -> None:
    return


def _is_zone(value: str) -> None:
    from evidencelog.core.zones import find_zone

    find_zone(value)


def _is_profile(value: str) -> None:
    from evidencelog.reports.profiles import profile

    profile(value)


def _is_mark(value: str) -> None:
    """Refuse what would not stand well before a number on each page."""
    if len(value) > _LONGEST_MARK or not value.isprintable():
        raise UsageError(
            _("this is too long to stand before a number"),
            hint=_("at most {count} letters, such as SAM").format(count=_LONGEST_MARK),
        )


_CHECKS: Final[Mapping[str, Callable[[str], None]]] = {
    "zone": _is_zone,
    "profile": _is_profile,
    "initials": _is_mark,
    "bates-prefix": _is_mark,
}


def _show(run: Run, held: Any) -> None:
    values = {setting.typed: getattr(held, setting.name) for setting in _SETTINGS}
    values["reminders"] = "off" if held.quiet else "on"
    if run.options.json:
        run.out.document(values)
        return
    for title, group in _GROUPS:
        run.out.data(strong(title))
        for setting in group:
            shown = values[setting.typed] or "-"
            run.out.data(f"  {setting.typed:<{_WIDEST}} ", shown, faint(f"   {setting.says}"))
