"""Starting a log with a person at the terminal: at most five questions."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Final

from evidencelog.app.create import create_log
from evidencelog.app.session import default_location
from evidencelog.cli.asking import confirm
from evidencelog.cli.failures import in_words
from evidencelog.cli.init import created_json
from evidencelog.cli.new_secrets import new_passphrase, show_recovery_code
from evidencelog.cli.places import advice_on_place
from evidencelog.core.zones import UnknownZoneError, find_zone
from evidencelog.errors import InterruptedByPersonError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.cli.run import Run
    from evidencelog.cli.terminal import Ask

FILE_NAME: Final = "records.db"
"""The name of a log in a folder of one's own; it says nothing of what is in it."""


def init_by_questions(run: Run) -> None:
    """Ask, start the log, and help to keep its recovery code.

    Raises InterruptedByPersonError when the person would rather not, and what `create_log`
    raises; then nothing was made.
    """
    ask = run.ask
    _about_this_computer(ask)
    location = _place(run)
    given = run.passphrase()
    passphrase = given if given is not None else new_passphrase(ask)
    zone = _zone(run)
    created = create_log(location, passphrase=passphrase, clock=run.clock, cost=run.kdf)
    run.use_log(location, passphrase)
    if zone != run.clock.zone():
        _remember_zone(run, zone)
    if run.options.json:
        run.out.document(created_json(created))
        return
    if created.recovery_code is not None:
        _show_code(run, created.recovery_code)
    run.out.say(_("Your log is ready: {location}").format(location=location))
    run.out.say(_("Write something down: {command}").format(command=_next_command(run, location)))


def _next_command(run: Run, location: str) -> str:
    """Return how to write the first entry: a log in a place of one's own has to be named."""
    if location == default_location(run.environ):
        return "evidencelog log"
    return f"evidencelog --log {shlex.quote(location)} log"


def _show_code(run: Run, code: str) -> None:
    """Show the recovery code, and take it away again unless it was written down.

    Who stops here learns that the log is there all the same.
    """
    try:
        written_down = show_recovery_code(run.ask, code)
    except (KeyboardInterrupt, InterruptedByPersonError):
        run.ask.clear()
        written_down = False
    if not written_down:
        _drop_code(run)


def _drop_code(run: Run) -> None:
    """A code that nobody has must not keep `doctor` from saying that one is missing."""
    from evidencelog.app.keys import drop_recovery_code

    with run.open_log() as log:
        drop_recovery_code(log)
    run.ask.tell(
        _("There is no recovery code now; `evidencelog key recovery` makes one at any time.")
    )


def _about_this_computer(ask: Ask) -> None:
    ask.tell(
        _(
            "Whoever can use this computer may see that this program was used, and when. "
            "They cannot read your entries without the passphrase. A program that watches "
            "what is typed can. If in doubt, use a computer that nobody else can reach."
        )
    )
    if not confirm(ask, _("Use this computer?"), default=False):
        raise _nothing_made()


def _nothing_made() -> InterruptedByPersonError:
    return InterruptedByPersonError(
        _("nothing was made on this computer"),
        hint=_("`evidencelog help safety` has other ways, such as a memory stick"),
    )


def _place(run: Run) -> str:
    if run.options.log:
        if _warn_of_place(run.ask, run.options.log):
            return run.options.log
        raise _nothing_made()
    while True:
        answer = run.ask.line(_("Where to keep it (Enter: here): "), initial=run.location)
        location = _meant_place(answer) if answer else run.location
        if "://" not in location and Path(location).exists():
            run.ask.tell(_("There is a file already: {path}").format(path=location))
        elif _warn_of_place(run.ask, location):
            return location


def _meant_place(answer: str) -> str:
    """Return the file that a person means who typed `~/stick`, or only a folder."""
    if "://" in answer:
        return answer
    path = Path(answer).expanduser().absolute()
    return str(path / FILE_NAME if path.is_dir() else path)


def _warn_of_place(ask: Ask, location: str) -> bool:
    advice = advice_on_place(location)
    if not advice:
        return True
    for line in advice:
        ask.tell(line)
    return confirm(ask, _("Keep it there all the same?"), default=False)


def _zone(run: Run) -> str:
    while True:
        answer = run.ask.line(_("Your time zone (Enter: this one): "), initial=run.clock.zone())
        try:
            find_zone(answer or run.clock.zone())
        except UnknownZoneError as error:
            run.ask.tell(in_words(error))
        else:
            return answer or run.clock.zone()


def _remember_zone(run: Run, zone: str) -> None:
    from evidencelog.app.settings import change_settings

    with run.open_log() as log:
        change_settings(log, zone=zone)
