"""One line, once, on where the shell keeps what is typed after a command."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from evidencelog.app.settings import change_settings, read_settings
from evidencelog.cli.output import on_terminal
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.app.session import OpenLog
    from evidencelog.cli.run import Run


def tell_about_arguments(run: Run, log: OpenLog) -> bool:
    """Say where the words in the command line stay, unless this was said before.

    Return whether it was said.
    """
    if not on_terminal(sys.stderr) or run.options.quiet or read_settings(log).shell_hint_shown:
        return False
    run.out.say(
        _("Note: your shell keeps the words that you typed after the command in {place}.").format(
            place=_history_of(run)
        )
    )
    run.out.say(_("Leave them out, and they are asked for. `evidencelog doctor` finds old ones."))
    return True


def remember_told(log: OpenLog) -> None:
    """Note that it was said; only commands that write anyway do so."""
    change_settings(log, shell_hint_shown=True)


def _history_of(run: Run) -> str:
    named = run.environ.get("HISTFILE")
    if named:
        return named
    if os.name == "nt":
        return _("its history")
    shell = Path(run.environ.get("SHELL", "")).name
    return {"bash": "~/.bash_history", "zsh": "~/.zsh_history"}.get(shell, _("its history"))
