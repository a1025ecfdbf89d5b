"""New passphrases and recovery codes with a person at the terminal: offered, typed twice, tried."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from evidencelog.cli.asking import confirm
from evidencelog.cli.failures import in_words
from evidencelog.cli.output import faint, strong
from evidencelog.crypto.passphrase import prepare, propose
from evidencelog.crypto.recovery import parse
from evidencelog.errors import FormatError, PassphraseRefusedError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.cli.terminal import Ask

SHORTEST: Final = 8
"""Characters; a shorter passphrase is guessed quickly, whatever each guess costs."""


def new_passphrase(ask: Ask) -> str:
    """Offer one by chance, and return the one that was typed twice."""
    offered = propose()
    ask.tell(_("The passphrase opens the log. Six words by chance are hard to guess; for example:"))
    ask.tell(strong(f"    {offered}"))
    ask.tell(faint(_("Type these or your own. Nothing shows while you type.")))
    while True:
        first = ask.secret(_("Passphrase: "))
        problem = problem_with(first)
        if problem:
            ask.tell(problem)
        elif ask.secret(_("The same again: ")) == first:
            return first
        else:
            ask.tell(_("These two were not the same. Once more, please."))


def problem_with(passphrase: str) -> str:
    """Return what is wrong with a new passphrase, or an empty text."""
    if len(passphrase) < SHORTEST:
        return _("That is short enough to be guessed. At least {count} characters, please.").format(
            count=SHORTEST
        )
    try:
        prepare(passphrase)
    except PassphraseRefusedError as error:
        return in_words(error)
    return ""


def show_recovery_code(ask: Ask, code: str) -> bool:
    """Show a new code once and have one group read back from the paper.

    Return False when it was not written down; then the caller sees to it that the code does
    not count, and says so.
    """
    ask.tell()
    ask.tell(_("Recovery code: it opens the log when the passphrase is forgotten."))
    ask.tell(_("It is shown once and kept nowhere. Write it on paper, and keep that safe."))
    while True:
        ask.tell(strong(f"    {code}"))
        if not confirm(ask, _("Written down? (n: not now)"), default=False):
            ask.clear()
            return False
        ask.clear()
        if _reads_back(ask, code):
            ask.tell(_("Right. The code opens this log."))
            return True
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
