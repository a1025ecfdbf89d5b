"""An unlocked log, and the ways to unlock it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from evidencelog.app.clock import Clock
from evidencelog.core.hashes import LogId, log_id
from evidencelog.crypto.envelope import Role, RootKey, unwrap_key
from evidencelog.crypto.signing import Signer
from evidencelog.crypto.slots import Slot, SlotKind, WrongSecretError, open_slot
from evidencelog.errors import (
    DamagedError,
    EvidenceLogError,
    NewerVersionError,
    PassphraseRefusedError,
)
from evidencelog.i18n import gettext as _
from evidencelog.storage.rows import Head
from evidencelog.storage.store import Store

MOST_TRIES = 4
"""Ways to unlock of one kind that are tried: each costs what the file says that it costs."""
LOCATION_VARIABLE = "EVIDENCELOG_LOG"


@dataclass(frozen=True, slots=True)
class PassphraseSecret:
    """What the person remembers."""

    text: str


@dataclass(frozen=True, slots=True)
class RecoverySecret:
    """The printed recovery code."""

    text: str


Secret = PassphraseSecret | RecoverySecret


class OpenLog:
    """A log whose keys are in memory. Use as a context manager."""

    def __init__(self, store: Store, root: RootKey, head: Head, clock: Clock) -> None:
        self.store = store
        self.root = root
        self.clock = clock
        self.log: LogId = head.log
        self.public = head.public
        self.epoch = head.epoch
        self._signing = head.signing

    @property
    def path(self) -> Path:
        """Where the log lies."""
        return self.store.path

    def signer(self) -> Signer:
        """The key that signs this log's checkpoints. Raises DamagedError."""
        seed = unwrap_key(
            self.root,
            self._signing,
            log=self.log,
            id=signing_id(self.public),
            role=Role.SIGNING,
            epoch=self.epoch,
        )
        signer = Signer.from_seed(seed)
        if signer.public != self.public:
            raise DamagedError(_("the key that seals this log is not the one it was started with"))
        return signer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()


def signing_id(public: bytes) -> bytes:
    """Return the id under which the signing key is wrapped (docs/format.md)."""
    from evidencelog.core.hashes import sha256

    return sha256(public)[:16]


def default_location(environment: Mapping[str, str]) -> str:
    """Return where the log lies when nothing else is said."""
    named = environment.get(LOCATION_VARIABLE)
    if named:
        return named
    from platformdirs import user_data_path

    return str(user_data_path("records", appauthor=False) / "records.db")


def unlock(location: str, secret: Secret, *, clock: Clock) -> OpenLog:
    """Open the log with a passphrase or a recovery code.

    Raises NoLogError, PassphraseRefusedError, DamagedError (a way to unlock that is
    damaged is never reported as a wrong passphrase), InUseError, NewerVersionError.
    """
    store = Store.open(location)
    try:
        with store.reading() as view:
            head = view.head()
            doors = view.doors()
        if log_id(head.public, head.nonce) != head.log:
            # Also what a flipped bit in the id itself looks like; no way to unlock would open.
            raise DamagedError(
                _("the first row of this log is damaged"),
                hint=_("`evidencelog verify` says what is wrong; use your latest backup"),
            )
        root = root_key(doors, secret, head.log)
        return OpenLog(store, root, head, clock)
    except BaseException:
        store.close()
        raise


def root_key(doors: Mapping[int, bytes], secret: Secret, log: LogId) -> RootKey:
    """Return the root key behind the first way to unlock that `secret` opens."""
    wanted = SlotKind.PASSPHRASE if isinstance(secret, PassphraseSecret) else SlotKind.RECOVERY
    damage: DamagedError | NewerVersionError | None = None
    tried = 0
    for data in doors.values():
        try:
            slot = Slot.decode(data)
            if slot.kind is not wanted or tried == MOST_TRIES:
                continue
            return open_slot(slot, secret.text, log=log)
        except WrongSecretError:
            tried += 1
        except (DamagedError, NewerVersionError) as error:
            damage = error
    if damage is not None and not tried:
        raise damage
    if not tried and wanted is SlotKind.PASSPHRASE:
        raise DamagedError(
            _("the way to unlock this log with a passphrase is gone from the file"),
            hint=_("use the recovery code, or your latest backup"),
        )
    raise _refused(wanted, tried, damage)


def _refused(
    wanted: SlotKind, tried: int, damage: EvidenceLogError | None
) -> PassphraseRefusedError:
    if wanted is SlotKind.RECOVERY and not tried:
        return PassphraseRefusedError(
            _("this log has no recovery code"), hint=_("unlock it with its passphrase")
        )
    if damage is not None:
        return PassphraseRefusedError(
            _("this does not open the log; one of its ways to unlock is damaged"),
            hint=_("try again, or use the recovery code with --recovery-code, or a backup"),
        )
    if wanted is SlotKind.RECOVERY:
        return PassphraseRefusedError(
            _("this recovery code is not the one of this log"),
            hint=_("check which log it belongs to; nothing was changed"),
        )
    return PassphraseRefusedError(
        _("the passphrase does not open this log"),
        hint=_("try again; if it is forgotten: evidencelog --recovery-code key passphrase"),
    )
