"""From an error to what the person reads and the shell sees.

In this order: what happened, what is safe, what to do. No text of an entry and no
passphrase is ever part of it.
"""

from __future__ import annotations

import re
import sys
from typing import Any, NamedTuple

import click

from evidencelog.cli.output import Output, OutputError, strong
from evidencelog.errors import EvidenceLogError, ExitCode
from evidencelog.i18n import gettext as _

_WORD_START = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Failure(NamedTuple):
    """What is to be told about a command that did not do what was asked."""

    code: ExitCode
    name: str
    message: str
    hint: str

    def as_json(self, safe: str) -> dict[str, Any]:
        """Return the error object that `--json` promises."""
        return {
            "error": {
                "code": int(self.code),
                "name": self.name,
                "message": self.message,
                "hint": self.hint,
                "safe": safe,
            }
        }


def failure_of(error: BaseException) -> Failure:
    """Return what to tell about an error, whatever it is."""
    if isinstance(error, EvidenceLogError):
        return Failure(error.exit_code, _name(error), _with_readings(error), error.hint)
    if isinstance(error, click.ClickException):
        return _usage(error)
    if isinstance(error, KeyboardInterrupt | click.Abort):
        return Failure(ExitCode.INTERRUPTED, "interrupted", _("stopped"), "")
    return Failure(
        ExitCode.BUG,
        "unexpected",
        _("something unexpected happened inside the program ({kind})").format(
            kind=type(error).__name__
        ),
        _("try it again; if it happens again, add --debug and report what it prints"),
    )


def tell(failure: Failure, *, safe: str, out: Output) -> None:
    """Print a failure: for people on standard error, as JSON on standard output."""
    if out.json and failure.name != "output":
        try:
            out.document(failure.as_json(safe))
            out.finish()
        except (OutputError, BrokenPipeError):
            pass  # told below in words
        else:
            return
    out.warn(strong(sentence(failure.message)))
    if safe:
        out.warn(safe)
    if failure.hint:
        out.warn(_("What to do: {hint}").format(hint=_ended(failure.hint)))


def trace(error: BaseException) -> None:
    """Print where an error came from, for `--debug`."""
    import traceback

    traceback.print_exception(error, file=sys.stderr)


def _usage(error: click.ClickException) -> Failure:
    hint = ""
    if isinstance(error, click.UsageError) and error.ctx is not None:
        hint = _("see: {command} --help").format(command=error.ctx.command_path)
    message = error.format_message()
    return Failure(ExitCode(error.exit_code), "usage", message[:1].lower() + message[1:], hint)


def _with_readings(error: EvidenceLogError) -> str:
    """Return the message; of a time that can be read in several ways, with each of them."""
    from evidencelog.core.moments import AmbiguousTimeError

    if not isinstance(error, AmbiguousTimeError):
        return error.message
    from evidencelog.core.moment_words import describe

    readings = _(" or ").join(describe(one) for one in error.choices)
    return f"{error.message}: {readings}"


def _name(error: EvidenceLogError) -> str:
    """Return `NoTerminalError` as `no-terminal`: names are part of the promise."""
    return _WORD_START.sub("-", type(error).__name__.removesuffix("Error")).lower()


def in_words(error: EvidenceLogError) -> str:
    """Return an error about an answer that was just given, as one or two sentences."""
    return " ".join(sentence(text) for text in (error.message, error.hint) if text)


def sentence(message: str) -> str:
    """Return the message of an error as a sentence of its own."""
    return _ended(message[:1].upper() + message[1:])


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", ":")) or "\n" in text else f"{text}."
