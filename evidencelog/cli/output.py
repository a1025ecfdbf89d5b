"""The one place that prints.

Results go to standard output, everything else to standard error. Every piece of text
passes through `visible` on its way, so that nothing that somebody else wrote can move
the cursor, change a line that stands there already, or turn the order of letters.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final, Literal, NamedTuple, TextIO

from evidencelog.cli.wrapping import Styled, columns_of, wrapped
from evidencelog.errors import EvidenceLogError, ExitCode
from evidencelog.i18n import gettext as _

Style = Literal["plain", "strong", "faint"]

_CODES: Final[dict[str, str]] = {"strong": "\x1b[1m", "faint": "\x1b[2m"}
_RESET: Final = "\x1b[0m"

# What JSON allows inside a text but a terminal must not see: C1 controls, line and
# paragraph separators, marks that turn the order of letters, halves of a pair.
_NOT_IN_JSON: Final = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


class Piece(NamedTuple):
    """A piece of a line with the way it is to look."""

    text: str
    style: Style = "plain"


class OutputError(EvidenceLogError):
    """What was to be printed did not arrive, because standard output is closed or full."""

    exit_code = ExitCode.BUG


def strong(text: str) -> Piece:
    """Return `text` to stand out; what it says must also be clear without colour."""
    return Piece(text, "strong")


def faint(text: str) -> Piece:
    """Return `text` to stand back."""
    return Piece(text, "faint")


def use_utf8() -> None:
    """Make both streams UTF-8 whatever the locale says, so that no letter becomes `?`."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


class Output:
    """Prints for one run; how depends on the options, which may still change."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self.json = False
        self.quiet = False
        self.color = "auto"

    def data(self, *pieces: str | Piece) -> None:
        """Print one line of the result. Raises OutputError when it cannot be written."""
        self._result(self._line(sys.stdout, pieces))

    def binary(self, data: bytes) -> None:
        """Print bytes as they are. Raises OutputError when they cannot be written."""
        if sys.stdout is None:
            raise not_printed()
        self._guarded(sys.stdout.flush)
        self._guarded(lambda: sys.stdout.buffer.write(data))

    def document(self, value: Any) -> None:
        """Print one JSON document. Raises OutputError when it cannot be written."""
        import json

        text = json.dumps(value, ensure_ascii=False, indent=2)
        self._result(_NOT_IN_JSON.sub(_escaped, text) + "\n")

    def say(self, *pieces: str | Piece) -> None:
        """Tell the person something that is not the result; silent with `--quiet`."""
        if not self.quiet:
            self.warn(*pieces)

    def warn(self, *pieces: str | Piece) -> None:
        """Tell the person something that matters even with `--quiet`."""
        if sys.stderr is None:
            return
        try:
            sys.stderr.write(self._line(sys.stderr, pieces))
            sys.stderr.flush()
        except (OSError, ValueError):
            return  # nowhere left to say it; the exit code still tells

    def finish(self) -> None:
        """Make sure that everything printed has arrived. Raises OutputError if not."""
        if sys.stdout is not None:
            self._guarded(sys.stdout.flush)

    def _result(self, text: str) -> None:
        if sys.stdout is None:
            raise not_printed()
        self._guarded(lambda: sys.stdout.write(text))

    def _guarded(self, write: Any) -> None:
        try:
            write()
        except BrokenPipeError:
            raise
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise not_printed(reason.lower()) from error

    def _line(self, stream: TextIO | None, pieces: tuple[str | Piece, ...]) -> str:
        return coloured_line(pieces, stream, self._environ, self.color)


def coloured_line(
    pieces: tuple[str | Piece, ...],
    stream: TextIO | None,
    environ: Mapping[str, str],
    color: str = "auto",
) -> str:
    """Return one safe line for `stream`, broken at words as wide as its terminal is.

    It is in colour only where a person wants to see it.
    """
    coloured = color == "always" or (color == "auto" and _takes_colour(stream, environ))
    shown = wrapped([_safe(piece) for piece in pieces], columns_of(stream))
    return "".join(_styled(text, style, coloured=coloured) for text, style in shown) + "\n"


def _takes_colour(stream: TextIO | None, environ: Mapping[str, str]) -> bool:
    # https://no-color.org: any value that is not empty.
    if environ.get("NO_COLOR") or environ.get("TERM") == "dumb" or os.name == "nt":
        return False
    return on_terminal(stream)


def on_terminal(stream: TextIO | None) -> bool:
    """Return whether a person looks at this stream."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def _safe(piece: str | Piece) -> Styled:
    text, style = (piece, "plain") if isinstance(piece, str) else piece
    return _visible()(text), style


@cache
def _visible() -> Callable[[str], str]:
    from evidencelog.core.display import visible  # help pages do without its tables

    return visible


def _styled(text: str, style: str, *, coloured: bool) -> str:
    code = _CODES.get(style) if coloured else None
    return f"{code}{text}{_RESET}" if code else text


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def not_printed(reason: str = "") -> OutputError:
    """Return the error for a result that did not arrive; without a reason, it is closed."""
    reason = reason or _("standard output is closed")
    return OutputError(
        _("the result could not be printed: {reason}").format(reason=reason),
        hint=_("free some space, or print to somewhere else, and ask for it again"),
    )
