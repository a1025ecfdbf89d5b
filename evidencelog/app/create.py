"""Starting a log: keys, the ways to unlock it, and entry 0."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass

from evidencelog.app.append import Plan, new_entry_id, seal_item
from evidencelog.app.clock import Clock, recorded_now
from evidencelog.app.edge import Edge
from evidencelog.app.record import TOOL
from evidencelog.app.session import signing_id
from evidencelog.app.state import State, digest_of, seal_state
from evidencelog.core.checkpoint import Checkpoint
from evidencelog.core.hashes import LogId, log_id
from evidencelog.core.mapping import to_fields
from evidencelog.core.merkle import Frontier
from evidencelog.core.records import NO_PREVIOUS
from evidencelog.core.system import Genesis
from evidencelog.crypto import recovery
from evidencelog.crypto.envelope import Role, RootKey, new_root_key, wrap_key
from evidencelog.crypto.kdf import KdfParams, calibrate, stopwatch
from evidencelog.crypto.signing import Signer
from evidencelog.crypto.slots import passphrase_slot, recovery_slot
from evidencelog.storage.rows import Head, Item
from evidencelog.storage.schema import SCHEMA_VERSION
from evidencelog.storage.store import Store

PASSPHRASE_DOOR = 0
RECOVERY_DOOR = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Created:
    """A new log. The recovery code is shown once and kept nowhere in clear."""

    log_id: str
    public_key: str
    recovery_code: str | None
    location: str


def create_log(
    location: str,
    *,
    passphrase: str,
    clock: Clock,
    cost: KdfParams | None = None,
    with_recovery: bool = True,
) -> Created:
    """Create an empty log that `passphrase` opens.

    `cost` is what guessing a passphrase costs; left out, it is measured on this computer
    to about half a second. Raises NothingSavedError when something is there already.
    """
    signer = Signer.generate()
    nonce = os.urandom(16)
    log = log_id(signer.public, nonce)
    root = new_root_key()
    cost = cost or calibrate(measure=stopwatch(time.perf_counter))
    doors = {PASSPHRASE_DOOR: passphrase_slot(root, passphrase, log=log, params=cost).encode()}
    code = recovery.generate() if with_recovery else None
    if code is not None:
        doors[RECOVERY_DOOR] = recovery_slot(root, code, log=log).encode()
    head, genesis = _first_state(signer, nonce, log, root, clock, doors)
    with Store.create(location, head, genesis, doors):
        return Created(
            log_id=log.hex(),
            public_key=signer.public.hex(),
            recovery_code=code,
            location=location,
        )


def _first_state(
    signer: Signer,
    nonce: bytes,
    log: LogId,
    root: RootKey,
    clock: Clock,
    doors: Mapping[int, bytes],
) -> tuple[Head, Item]:
    recorded = recorded_now(clock, None)
    entry = Genesis(key=signer.public.hex(), nonce=nonce.hex(), tool=TOOL, recorded=recorded)
    fields = to_fields(entry)
    edge = Edge(
        head=_empty_head(signer, nonce, log, root),
        frontier=Frontier(),
        leaf=NO_PREVIOUS,
        next_number=1,
        recorded_at=None,
        doors={str(number): digest_of(data) for number, data in doors.items()},
    )
    plan = Plan(id=new_entry_id(), fields=lambda _moment: fields, numbered=False)
    item = seal_item(root, log, edge.head.epoch, edge, plan, fields)
    edge.add(item.record, recorded.at, numbered=False)
    return _signed(signer, edge, root), item


def _empty_head(signer: Signer, nonce: bytes, log: LogId, root: RootKey) -> Head:
    epoch = 0
    wrapped = wrap_key(
        root, signer.seed, log=log, id=signing_id(signer.public), role=Role.SIGNING, epoch=epoch
    )
    return Head(
        log=log,
        version=SCHEMA_VERSION,
        public=signer.public,
        nonce=nonce,
        epoch=epoch,
        signing=wrapped,
        size=0,
        edge=b"",
        note=b"",
        state=b"",
    )


def _signed(signer: Signer, edge: Edge, root: RootKey) -> Head:
    from dataclasses import replace

    state = State(
        size=edge.size,
        leaf=edge.leaf.hex(),
        next_number=edge.next_number,
        recorded_at=edge.recorded_at,
        labels=edge.labels,
        doors=edge.doors,
    )
    log = edge.head.log
    checkpoint = Checkpoint(log=log, size=edge.size, root=edge.frontier.root())
    return replace(
        edge.head,
        size=edge.size,
        edge=edge.frontier.encode(),
        note=signer.sign(checkpoint),
        state=seal_state(state, root, log),
    )
