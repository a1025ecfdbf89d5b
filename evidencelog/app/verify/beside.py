"""The rest of the file: the database itself, the ways to unlock, what is kept beside the log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from evidencelog.app.session import OpenLog
from evidencelog.core.checkpoint import Checkpoint
from evidencelog.core.findings import Finding, Grade
from evidencelog.core.hashes import Digest, log_id
from evidencelog.core.merkle import Frontier, tree_root
from evidencelog.crypto.envelope import open_private
from evidencelog.crypto.signing import open_note
from evidencelog.crypto.slots import Slot
from evidencelog.errors import DamagedError, NewerVersionError
from evidencelog.i18n import gettext as _
from evidencelog.storage.rows import Head
from evidencelog.storage.store import Store
from evidencelog.storage.transaction import Reading


def _damage(code: str, what: str) -> Finding:
    return Finding(grade=Grade.DAMAGE, code=code, what=what)


@dataclass(slots=True, kw_only=True)
class Around:
    """What the file holds beside the records: ways to unlock, states that left, sealed values."""

    doors: dict[int, bytes] = field(default_factory=dict)
    notes: list[bytes] = field(default_factory=list)
    asides: list[tuple[bytes, bytes]] = field(default_factory=list)


def read_around(store: Store, found: list[Finding]) -> Around:
    """Read what lies beside the records, each by itself, so that damage to one hides no other."""
    around = Around()

    def take(what: str, read: Callable[[Reading], None]) -> None:
        try:
            with store.reading() as view:
                read(view)
        except DamagedError as error:
            found.append(_damage("unread", _("{what}: {why}").format(what=what, why=error.message)))

    take(_("ways to unlock"), lambda view: around.doors.update(view.doors()))
    take(_("receipts made"), lambda view: around.notes.extend(view.left_notes()))
    take(_("settings and drafts"), lambda view: around.asides.extend(view.asides()))
    return around


def check_database(store: Store, found: list[Finding], *, thorough: bool = True) -> None:
    """What SQLite itself finds."""
    try:
        reasons = store.integrity(thorough=thorough)
    except DamagedError as error:
        reasons = [error.message]
    for reason in reasons:
        what = _("the log's file is damaged ({reason})").format(reason=reason)
        found.append(_damage("file-structure", what))


def check_descriptor(head: Head, found: list[Finding]) -> None:
    """The log's id must be made of its key and nonce (rule 2)."""
    if log_id(head.public, head.nonce) != head.log:
        found.append(_damage("descriptor", _("the key of this log was exchanged")))


def check_head(head: Head, leaves: list[Digest], found: list[Finding]) -> Checkpoint | None:
    """The newest signed checkpoint must describe exactly these records (rules 16, 17)."""
    try:
        checkpoint = open_note(head.note, log=head.log, public_key=head.public)
    except DamagedError as error:
        found.append(_damage("checkpoint", error.message))
        return None
    unread = sum(1 for finding in found if finding.code == "unread" and finding.seq is not None)
    if unread and checkpoint.size == head.size == len(leaves) + unread:
        return checkpoint  # each missing record has a finding of its own
    if checkpoint.size != len(leaves) or head.size != checkpoint.size:
        what = _("there are {there} records where {signed} were sealed").format(
            there=len(leaves), signed=checkpoint.size
        )
        found.append(_damage("size", what))
    elif tree_root(leaves) != checkpoint.root:
        found.append(_damage("root", _("the records are not those that were sealed")))
    return checkpoint


def check_left(notes: list[bytes], head: Head, leaves: list[Digest], found: list[Finding]) -> None:
    """Each checkpoint that left the machine must still describe how the log began."""
    kept: list[Checkpoint] = []
    for note in notes:
        try:
            kept.append(open_note(note, log=head.log, public_key=head.public))
        except DamagedError as error:
            found.append(_damage("receipt-kept", error.message))
    roots = _roots_at({checkpoint.size for checkpoint in kept}, leaves)
    for checkpoint in kept:
        if roots.get(checkpoint.size) != checkpoint.root:
            what = _("the log is not the one for which a receipt was made at {size} records")
            found.append(_damage("receipt-kept", what.format(size=checkpoint.size)))


def _roots_at(sizes: set[int], leaves: list[Digest]) -> dict[int, Digest]:
    """The roots that the log had at those sizes, in one walk along it."""
    roots: dict[int, Digest] = {}
    if not sizes:
        return roots
    frontier = Frontier()
    for leaf in leaves:
        frontier.add(leaf)
        if frontier.size in sizes:
            roots[frontier.size] = frontier.root()
    return roots


def check_strays(store: Store, looked_at: int, found: list[Finding]) -> None:
    """Every record in the file must have had its place among those looked at."""
    try:
        with store.reading() as view:
            there = view.item_count()
    except DamagedError:
        return  # said by whoever looked at the records
    if there > looked_at:
        what = _("there are {count} records that have no place in this log")
        found.append(_damage("stray", what.format(count=there - looked_at)))


def check_doors(doors: dict[int, bytes], found: list[Finding]) -> None:
    """Each way to unlock must be whole, whether or not it was used just now."""
    for data in doors.values():
        try:
            Slot.decode(data)
        except (DamagedError, NewerVersionError) as error:
            found.append(_damage("unlocking", error.message))
    if not doors:
        found.append(_damage("unlocking", _("there is no way left to unlock this log")))


def check_asides(log: OpenLog, asides: list[tuple[bytes, bytes]], found: list[Finding]) -> None:
    """Settings, labels and drafts must open; they are not part of the record."""
    for name, data in asides:
        if not _opens(log, name, data):
            what = _("a setting, label or draft kept beside the log is damaged")
            found.append(_damage("beside", what))


def _opens(log: OpenLog, name: bytes, data: bytes) -> bool:
    try:
        open_private(log.root, log=log.log, name=name, data=data)
    except DamagedError:
        return False
    return True


def check_signer(log: OpenLog, found: list[Finding]) -> None:
    """The key that seals must still be there and be the one that the log names."""
    try:
        log.signer()
    except DamagedError as error:
        found.append(_damage("sealing-key", error.message))
