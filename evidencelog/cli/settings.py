"""`settings`: what the program should know once."""

from __future__ import annotations

from typing import Any

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.output import faint
from evidencelog.cli.run import Run
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _

# What is typed, the setting it changes, what it is for.
_SETTINGS = (
    ("name", "name", _("your name, as it stands on reports")),
    ("zone", "zone", _("your time zone, such as Europe/Berlin")),
    ("date-order", "date_order", _("how to read 3/4/2026: dmy, mdy or ymd")),
    ("numbers", "numbers", _("numbers to call, shown after an entry about danger")),
    ("reminders", "quiet", _("that line after an entry about danger: on or off")),
    ("paper", "paper", _("paper of reports: a4 or letter")),
    ("court", "court", _("the court, for reports")),
    ("case-number", "case_number", _("the case number, for reports")),
    ("parties", "parties", _("the parties, for reports")),
)


@command(
    "settings",
    examples=(
        "evidencelog settings",
        "evidencelog settings date-order dmy",
        "evidencelog settings numbers       asks for the value",
    ),
)
@click.argument(
    "name", type=click.Choice([typed for typed, _name, _says in _SETTINGS]), required=False
)
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

    setting = next(setting for name, setting, _says in _SETTINGS if name == typed)
    if typed == "reminders":
        if value not in (None, "on", "off"):
            raise UsageError(_("reminders are on or off"))
        return {"quiet": value == "off"}
    if typed == "zone" and value:
        from evidencelog.core.zones import find_zone

        find_zone(value)
    return {setting: tidy(value) if value else None}


def _show(run: Run, held: Any) -> None:
    values = {typed: getattr(held, setting) for typed, setting, _says in _SETTINGS}
    values["reminders"] = "off" if held.quiet else "on"
    if run.options.json:
        run.out.document(values)
        return
    for typed, _setting, says in _SETTINGS:
        run.out.data(f"{typed:<12} ", values[typed] or "-", faint(f"   {says}"))
