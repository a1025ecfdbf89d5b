"""Checks of what a computer keeps of what passes through its memory and its screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from evidencelog.app.doctor.advice import Advice, know
from evidencelog.app.doctor.facts import Facts
from evidencelog.i18n import gettext as _

_OLDEST_PYTHON: Final = (3, 11)


def check_memory(facts: Facts) -> Iterator[Advice]:
    """Say whether memory may reach a disk: swap and hibernation; crash dumps are always off."""
    machine = facts.machine
    if machine.swap or machine.system == "windows":
        yield know(
            "swap",
            _("this computer may write parts of its memory to disk (swap)"),
            _("an encrypted disk protects these parts, when the computer is switched off"),
        )
    if machine.hibernates:
        yield know(
            "hibernation",
            _("this computer can hibernate, which writes all of its memory to disk"),
            _("lock the log before you close the lid; shut down instead of hibernating"),
        )


def check_screen(facts: Facts) -> Iterator[Advice]:
    """Say what stays to be scrolled back to."""
    if facts.machine.multiplexer is not None:
        what = _("this terminal runs inside tmux or screen, which keeps what was shown")
        fix = _("leave it with `exit`, not by detaching; `evidencelog shell` clears the screen")
    else:
        what = _("what was shown stays in this window until it is closed")
        fix = _("close the window when you are done; `evidencelog shell` clears the screen")
    yield know("scrollback", what, fix)


def check_text(facts: Facts) -> Iterator[Advice]:
    """Say when names of files are not read as UTF-8, or Python is too old."""
    if not facts.machine.utf8:
        yield know(
            "locale",
            _("this computer does not use UTF-8 for the names of files"),
            _("entries are not concerned; names of attached files may look odd"),
        )
    if facts.machine.python < _OLDEST_PYTHON:
        yield know("python", _("this version of Python is too old"), _("install Python 3.11"))
