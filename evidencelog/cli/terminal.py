"""The one place that asks: the terminal device, whatever the standard streams are.

Standard input may be a pipe that carries an entry and standard output a file; the person
still sits at the terminal, and only there a question or a passphrase belongs.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Protocol, TextIO

from evidencelog.cli.output import Piece, coloured_line
from evidencelog.cli.passphrases import other_ways
from evidencelog.errors import InterruptedByPersonError, NoTerminalError
from evidencelog.i18n import gettext as _

Autosave = Callable[[str], None]
"""Is given the text as it stands, from time to time while it is typed."""


class Ask(Protocol):
    """Somebody who can be asked. Each question raises InterruptedByPersonError if they go."""

    @property
    def there(self) -> bool:
        """Whether anybody is there."""
        ...

    def tell(self, *pieces: str | Piece) -> None:
        """Show a line."""
        ...

    def secret(self, prompt: str) -> str:
        """Return one line that is not shown while it is typed."""
        ...

    def line(self, prompt: str, *, initial: str = "", within: float | None = None) -> str:
        """Return one line of any length, without spaces around it.

        After `within` seconds without an answer, InterruptedByPersonError is raised.
        """
        ...

    def text(self, prompt: str, *, initial: str = "", autosave: Autosave | None = None) -> str:
        """Return text of any length in several lines."""
        ...

    def clear(self) -> None:
        """Clear the screen and what can be scrolled back to."""
        ...


class Nobody:
    """Stands where no person is, or none may be asked: every question is an error."""

    there: Final = False

    def tell(self, *pieces: str | Piece) -> None:
        """Show nothing: there is nobody to see it."""

    def secret(self, prompt: str) -> str:  # noqa: ARG002  # nobody is asked
        """Raise NoTerminalError, naming every other way to give a passphrase."""
        raise NoTerminalError(
            _("a passphrase is needed and there is no terminal to ask on"), hint=other_ways()
        )

    def line(
        self,
        prompt: str,
        *,
        initial: str = "",  # noqa: ARG002 # the arguments of every `Ask`
        within: float | None = None,  # noqa: ARG002 # the arguments of every `Ask`
    ) -> str:
        """Raise NoTerminalError with the question."""
        raise NoTerminalError(
            _("an answer is needed and there is no terminal to ask on: {question}").format(
                question=prompt.strip().rstrip(":?> ")
            ),
            hint=_("give the answer as an option; --help lists them"),
        )

    def text(
        self,
        prompt: str,
        *,
        initial: str = "",  # noqa: ARG002 # the arguments of every `Ask`
        autosave: Autosave | None = None,  # noqa: ARG002 # the arguments of every `Ask`
    ) -> str:
        """Raise NoTerminalError with the question."""
        return self.line(prompt)

    def clear(self) -> None:
        """Clear nothing."""


NOBODY: Final = Nobody()


class Device:
    """A terminal with a person at it."""

    there: Final = True

    def __init__(self, reading: TextIO, writing: TextIO, environ: Mapping[str, str]) -> None:
        self._reading = reading
        self._writing = writing
        self._environ = environ

    def tell(self, *pieces: str | Piece) -> None:
        """Show a line."""
        self._writing.write(coloured_line(pieces, self._writing, self._environ))
        self._writing.flush()

    def secret(self, prompt: str) -> str:
        """Return one line that is not shown while it is typed."""
        from evidencelog.cli.hidden_line import read_hidden

        text = read_hidden(prompt, self._reading, self._writing)
        if text is None:
            raise InterruptedByPersonError(_("stopped before a passphrase was typed"))
        return text

    def line(self, prompt: str, *, initial: str = "", within: float | None = None) -> str:
        """Return one line of any length, without spaces around it."""
        from evidencelog.cli.editor import edit_line

        text = edit_line(prompt, self._reading, self._writing, initial=initial, within=within)
        return text.strip()

    def text(self, prompt: str, *, initial: str = "", autosave: Autosave | None = None) -> str:
        """Return text of any length in several lines."""
        from evidencelog.cli.editor import edit_text

        return edit_text(prompt, self._reading, self._writing, initial=initial, autosave=autosave)

    def clear(self) -> None:
        """Clear the screen and what can be scrolled back to (ECMA-48 ED 2, xterm ED 3)."""
        if self._environ.get("TERM", "") != "dumb":
            self._writing.write("\x1b[H\x1b[2J\x1b[3J")
            self._writing.flush()


def find_terminal(environ: Mapping[str, str]) -> Ask:
    """Return the terminal that this program was started from, or `NOBODY`."""
    names = ("CONIN$", "CONOUT$") if os.name == "nt" else ("/dev/tty", "/dev/tty")
    try:
        # Both stay open as long as the program runs.
        reading = Path(names[0]).open(encoding="utf-8", errors="replace", newline="")  # noqa: SIM115 # closed with the terminal
        writing = Path(names[1]).open("w", encoding="utf-8", errors="replace")  # noqa: SIM115 # closed with the terminal
    except OSError:
        return NOBODY
    return Device(reading, writing, environ)
