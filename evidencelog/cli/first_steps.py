"""Starting a log with a person at the terminal: at most five questions."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from evidencelog.app.create import Created, create_log
from evidencelog.cli.asking import confirm
from evidencelog.cli.init import created_json
from evidencelog.cli.output import faint, strong
from evidencelog.cli.places import advice_on_place
from evidencelog.core.zones import UnknownZoneError, find_zone
from evidencelog.crypto.passphrase import prepare, propose
from evidencelog.crypto.recovery import parse
from evidencelog.errors import FormatError, InterruptedByPersonError, PassphraseRefusedError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.cli.run import Run
    from evidencelog.cli.terminal import Ask

SHORTEST: Final = 8
"""Characters; a shorter passphrase is guessed quickly, whatever each guess costs."""


def init_by_questions(run: Run) -> None:
    """Ask, start the log, and help to keep its recovery code.

    Raises InterruptedByPersonError when the person would rather not, and what `create_log`
    raises; then nothing was made.
    """
    ask = run.ask
    _about_this_computer(ask)
    location = _place(run)
    given = run.passphrase()
    passphrase = given if given is not None else _new_passphrase(ask)
    zone = _zone(run)
    created = create_log(location, passphrase=passphrase, clock=run.clock, cost=run.kdf)
    run.use_log(location, passphrase)
    if zone != run.clock.zone():
        _remember_zone(run, zone)
    if run.options.json:
        run.out.document(created_json(created))
        return
    _recovery_code(ask, created)
    run.out.say(_("Your log is ready: {location}").format(location=location))
    run.out.say(_("Write something down: evidencelog log"))


def _about_this_computer(ask: Ask) -> None:
    ask.tell(_("Whoever can use this computer may see that this program was used, and when."))
    ask.tell(_("They cannot read your entries without the passphrase. A program that watches"))
    ask.tell(_("what is typed can. If in doubt, use a computer that nobody else can reach."))
    if not confirm(ask, _("Use this computer?"), default=False):
        raise InterruptedByPersonError(
            _("nothing was made on this computer"),
            hint=_("docs/safety.md has other ways, such as a memory stick"),
        )


def _place(run: Run) -> str:
    if run.options.log:
        _warn_of_place(run.ask, run.options.log)
        return run.options.log
    while True:
        answer = run.ask.line(_("Where to keep it? "), initial=run.location)
        location = answer or run.location
        if _warn_of_place(run.ask, location):
            return location


def _warn_of_place(ask: Ask, location: str) -> bool:
    advice = advice_on_place(location)
    if not advice:
        return True
    for line in advice:
        ask.tell(line)
    return confirm(ask, _("Keep it there all the same?"), default=False)


def _new_passphrase(ask: Ask) -> str:
    offered = propose()
    ask.tell(_("The passphrase opens the log. Six words by chance are hard to guess; for example:"))
    ask.tell(strong(f"    {offered}"))
    ask.tell(faint(_("Type these or your own. Nothing shows while you type.")))
    while True:
        first = ask.secret(_("Passphrase: "))
        problem = _problem(first)
        if problem:
            ask.tell(problem)
        elif ask.secret(_("The same again: ")) == first:
            return first
        else:
            ask.tell(_("These two were not the same. Once more, please."))


def _problem(passphrase: str) -> str:
    if len(passphrase) < SHORTEST:
        return _("That is short enough to be guessed. At least {count} characters, please.").format(
            count=SHORTEST
        )
    try:
        prepare(passphrase)
    except PassphraseRefusedError as error:
        return f"{error.message}. {error.hint}"
    return ""


def _zone(run: Run) -> str:
    while True:
        answer = run.ask.line(_("Your time zone: "), initial=run.clock.zone())
        try:
            find_zone(answer or run.clock.zone())
        except UnknownZoneError as error:
            run.ask.tell(error.message, ". ", error.hint)
        else:
            return answer or run.clock.zone()


def _remember_zone(run: Run, zone: str) -> None:
    from evidencelog.app.settings import change_settings

    with run.open_log() as log:
        change_settings(log, zone=zone)


def _recovery_code(ask: Ask, created: Created) -> None:
    code = created.recovery_code
    if code is None:
        return
    ask.tell()
    ask.tell(_("Recovery code: it opens the log when the passphrase is forgotten."))
    ask.tell(_("It is shown once and kept nowhere. Write it on paper, and keep that safe."))
    while True:
        ask.tell(strong(f"    {code}"))
        if not confirm(ask, _("Written down? (n: not now)"), default=False):
            ask.clear()
            ask.tell(_("`evidencelog key recovery` makes a new one at any time."))
            return
        ask.clear()
        if _reads_back(ask, code):
            ask.tell(_("Right. The code opens this log."))
            return
        ask.tell(_("That is another one. Here is the code once more; please compare."))


def _reads_back(ask: Ask, code: str) -> bool:
    """Have one group read from the paper: a code that cannot be read again is no code."""
    groups = code.split("-")
    number = secrets.randbelow(len(groups))
    answer = ask.line(
        _("Read group {number} of {count} from your paper: ").format(
            number=number + 1, count=len(groups)
        )
    )
    return _same_group(answer, groups, number)


def _same_group(answer: str, groups: list[str], number: int) -> bool:
    """Compare as the code is read back later, where O is 0 and l is 1."""
    typed = [*groups[:number], answer, *groups[number + 1 :]]
    try:
        return parse("-".join(typed)) == parse("-".join(groups))
    except (FormatError, PassphraseRefusedError):
        return False
