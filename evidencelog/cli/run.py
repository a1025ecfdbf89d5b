"""One run of the program: what was asked for, and the things that commands work with.

Everything that differs between a person's terminal, a script and a test is given here
once: the options, the environment, the clock, who can be asked, the cost of a new key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from evidencelog.cli import passphrases
from evidencelog.cli.failures import sentence
from evidencelog.cli.options import Options
from evidencelog.cli.output import Output
from evidencelog.errors import (
    EvidenceLogError,
    NoLogError,
    PassphraseRefusedError,
)
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.app.clock import Clock
    from evidencelog.app.session import OpenLog, Secret
    from evidencelog.cli.terminal import Ask
    from evidencelog.crypto.kdf import KdfParams

TRIES: Final = 3
Result = TypeVar("Result")


class Run:
    """What commands work with.

    `out` prints, `ask` asks, `open_log()` unlocks, `clock` knows the time. `kdf` is None
    except in tests, which choose a cheap one. `safe` says what is known to be safe.
    """

    def __init__(
        self,
        *,
        environ: Mapping[str, str],
        clock: Clock | None = None,
        ask: Ask | None = None,
        kdf: KdfParams | None = None,
    ) -> None:
        self.environ = environ
        self._clock = clock
        self.kdf = kdf
        self.out = Output(environ)
        self.safe = ""
        self.exit_code = 0
        self._ask = ask
        self._options = Options()
        self._passphrase: str | None = None
        self._kept: OpenLog | None = None

    @property
    def options(self) -> Options:
        """The global options, as far as they have been read."""
        return self._options

    @options.setter
    def options(self, options: Options) -> None:
        self._options = options
        self.out.json, self.out.quiet = options.json, options.quiet
        self.out.color = options.color

    @property
    def clock(self) -> Clock:
        """The clock of this computer, in its own zone, unless another one was given."""
        if self._clock is None:
            from evidencelog.app.clock import SystemClock
            from evidencelog.app.zone import local_zone

            self._clock = SystemClock(local_zone(self.environ).name)
        return self._clock

    @property
    def ask(self) -> Ask:
        """Whoever can be asked; with nobody there, each question raises NoTerminalError."""
        from evidencelog.cli.terminal import NOBODY, find_terminal

        if self._options.no_input:
            return NOBODY
        if self._ask is None:
            self._ask = find_terminal(self.environ)
        return self._ask

    @property
    def can_ask(self) -> bool:
        """Whether a person is there to answer, and may be asked."""
        return self.ask.there

    @property
    def can_unlock(self) -> bool:
        """Whether what unlocks came with the run, or somebody is there to give it."""
        return self.can_ask or self._kept is not None or self._given_secret() is not None

    @property
    def location(self) -> str:
        """Where the log is: the option, else the environment, else the usual place."""
        from evidencelog.app.session import default_location

        return self._options.log or default_location(self.environ)

    def has_log(self) -> bool:
        """Say whether there is anything at the location."""
        location = self.location
        return "://" in location or Path(location).exists()

    @contextmanager
    def open_log(self) -> Iterator[OpenLog]:
        """Unlock the log and lock it again at the end; asks for the passphrase if needed.

        Raises NoLogError, PassphraseRefusedError, NoTerminalError, and what the store
        raises. Inside `shell` the log that is open there is used.
        """
        if self._kept is not None:
            with self._watched(self._kept):
                yield self._kept
            return
        if not self.has_log():
            raise no_log()
        self.safe = _("Nothing was changed.")
        with self._unlocked() as log, self._watched(log):
            yield log

    @contextmanager
    def keep_open(self) -> Iterator[OpenLog]:
        """Unlock once for many commands, as `shell` does."""
        with self.open_log() as log:
            self._kept = log
            try:
                yield log
            finally:
                self._kept = None

    def use_log(self, location: str, passphrase: str) -> None:
        """Go on with the log that was just made there, without asking again."""
        self._options = self._options._replace(log=location)
        self._passphrase = passphrase

    def passphrase(self) -> str | None:
        """Return the passphrase that came with the run, if one did; read only once."""
        if self._passphrase is None:
            self._passphrase = passphrases.given(self._options, self.environ)
        return self._passphrase

    def with_secret(self, attempt: Callable[[Secret], Result]) -> Result:
        """Call `attempt` with what unlocks: given with the run, else asked for, three times.

        With `--recovery-code` it is the recovery code, else the passphrase. Raises
        PassphraseRefusedError, NoTerminalError, and what `attempt` raises.
        """
        from evidencelog.crypto.hardening import harden_process

        harden_process()  # before anything secret is in memory
        given = self._given_secret()
        if given is not None:
            return attempt(given)
        for left in reversed(range(TRIES)):
            try:
                return attempt(self._asked_secret())
            except PassphraseRefusedError as error:
                if not left:
                    raise
                self.ask.tell(sentence(error.message), " ", _("Please try again."))
        raise AssertionError("unreachable")

    def _given_secret(self) -> Secret | None:
        """Return what came with the run; a code in a file needs no `--recovery-code` as well."""
        from evidencelog.app.session import PassphraseSecret, RecoverySecret

        if self._options.recovery_file is not None:
            return RecoverySecret(passphrases.secret_in(self._options.recovery_file).strip())
        if self._options.recovery_code:
            # What the environment holds is the passphrase; a code is given or asked for.
            named = passphrases.given(self._options, {})
            return None if named is None else RecoverySecret(named)
        text = self.passphrase()
        return None if text is None else PassphraseSecret(text)

    def _asked_secret(self) -> Secret:
        from evidencelog.app.session import PassphraseSecret, RecoverySecret

        if self._options.recovery_code:
            code = self.ask.secret(_("Recovery code (eight groups; nothing shows): "))
            return RecoverySecret(code)
        return PassphraseSecret(self.ask.secret(_("Passphrase: ")))

    def _unlocked(self) -> OpenLog:
        from evidencelog.app.session import unlock
        from evidencelog.cli.own_zone import use_own_zone

        log = self.with_secret(lambda secret: unlock(self.location, secret, clock=self.clock))
        use_own_zone(log)
        return log

    @contextmanager
    def _watched(self, log: OpenLog) -> Iterator[None]:
        """Find out what is safe while the log is still open, whatever ends the work."""
        try:
            yield
        except EvidenceLogError:
            self.safe = what_is_safe(log)
            raise
        except (KeyboardInterrupt, Exception):
            self.safe = what_is_safe(log)
            raise


def no_log() -> NoLogError:
    """Return the error for a place where no log is."""
    return NoLogError(
        _("there is no log here yet"),
        hint=_("start one with: evidencelog init; or name its file with --log FILE"),
    )


def what_is_safe(log: OpenLog) -> str:
    """Return one line on what is kept, for the end of every message about a failure."""
    from evidencelog.cli.safety_line import safety_line

    try:
        return safety_line(log)
    except Exception:  # noqa: BLE001  # a failure about a failure must not hide the first one
        return _("Nothing that was saved before was changed.")
