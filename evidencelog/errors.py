"""Every error that the program raises on purpose, and the exit code of each.

One tree: whoever calls the program sees `message` (what failed), what was kept, and
`hint` (what to do next). Messages are lower case and without a final period, so that
they can be joined to a sentence. The codes are a promise (docs/exit-codes.md).
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the shell sees; stable across releases."""

    DONE = 0
    BUG = 1
    USAGE = 2
    RECORD_DAMAGED = 10
    NOT_ANCHORED = 11
    NO_VERDICT = 12
    NO_LOG = 20
    PASSPHRASE_REFUSED = 21
    NOTHING_SAVED = 22
    IN_USE = 23
    NEWER_VERSION = 24
    NO_TERMINAL = 25
    IMPORT_WITH_SKIPS = 30
    NOT_RECOGNISED = 31
    REPORT_REFUSED = 40
    INTERRUPTED = 130


class EvidenceLogError(Exception):
    """The root of the tree.

    `message` says what failed and where; `hint` says what to do next and may be empty.
    """

    exit_code: ExitCode = ExitCode.BUG

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(EvidenceLogError):
    """What was asked for cannot be understood or does not fit together."""

    exit_code = ExitCode.USAGE


class FormatError(EvidenceLogError):
    """Bytes that do not follow the log format (docs/format.md)."""

    exit_code = ExitCode.RECORD_DAMAGED


class DamagedError(EvidenceLogError):
    """Something that was saved does not check out any more."""

    exit_code = ExitCode.RECORD_DAMAGED


class NotAnchoredError(EvidenceLogError):
    """The log is intact, but it is not (or not yet) what the receipt describes."""

    exit_code = ExitCode.NOT_ANCHORED


class NoVerdictError(EvidenceLogError):
    """Not everything could be read, so nothing can be said about the whole."""

    exit_code = ExitCode.NO_VERDICT


class NoLogError(EvidenceLogError):
    """There is no log at the place that was named, or what is there is not one."""

    exit_code = ExitCode.NO_LOG


class PassphraseRefusedError(EvidenceLogError):
    """The passphrase or recovery code does not open this log."""

    exit_code = ExitCode.PASSPHRASE_REFUSED


class NothingSavedError(EvidenceLogError):
    """A change could not be saved; the log is as it was before."""

    exit_code = ExitCode.NOTHING_SAVED


class InUseError(EvidenceLogError):
    """Another process holds the log for longer than the wait allows."""

    exit_code = ExitCode.IN_USE


class NewerVersionError(EvidenceLogError):
    """The log was written by a newer program than this one."""

    exit_code = ExitCode.NEWER_VERSION


class NoTerminalError(EvidenceLogError):
    """An answer is needed and there is nobody to ask."""

    exit_code = ExitCode.NO_TERMINAL


class ReportRefusedError(EvidenceLogError):
    """A report was not written, because it would not be right."""

    exit_code = ExitCode.REPORT_REFUSED


class InterruptedByPersonError(EvidenceLogError):
    """The person stopped the command; what was typed is kept as a draft."""

    exit_code = ExitCode.INTERRUPTED
