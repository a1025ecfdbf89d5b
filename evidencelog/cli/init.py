"""`init`: start a log."""

from __future__ import annotations

from typing import Any

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.run import Run
from evidencelog.errors import NothingSavedError
from evidencelog.i18n import gettext as _


@command(
    "init",
    examples=(
        "evidencelog init",
        "evidencelog --log /media/usb/records.db init",
        "evidencelog init --no-input --passphrase-file FILE",
    ),
)
@pass_run
def init(run: Run) -> None:
    """Start a log on this computer.

    At most five questions. Nothing leaves this computer.
    """
    if run.has_log():
        raise NothingSavedError(
            _("there is a log here already, and it was not touched"),
            hint=_("use it as it is, or choose another place with --log FILE"),
        )
    from evidencelog.crypto.hardening import harden_process

    harden_process()
    if run.can_ask:
        from evidencelog.cli.first_steps import init_by_questions

        init_by_questions(run)
    else:
        _without_asking(run)


def _without_asking(run: Run) -> None:
    from evidencelog.app.create import create_log
    from evidencelog.cli.places import advice_on_place

    for line in advice_on_place(run.location):
        run.out.warn(line)
    passphrase = run.passphrase()
    if passphrase is None:
        passphrase = run.ask.secret(_("Passphrase: "))
    created = create_log(run.location, passphrase=passphrase, clock=run.clock, cost=run.kdf)
    if run.options.json:
        run.out.document(created_json(created))
        return
    run.out.say(_("Started a log: {location}").format(location=created.location))
    if created.recovery_code:
        run.out.say(_("Recovery code, shown once and kept nowhere; write it down:"))
        run.out.data(created.recovery_code)


def created_json(created: Any) -> dict[str, Any]:
    """Return what `init --json` prints."""
    return {
        "log_id": created.log_id,
        "public_key": created.public_key,
        "recovery_code": created.recovery_code,
        "location": created.location,
    }
