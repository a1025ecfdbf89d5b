"""What was typed but not yet saved: sealed in the store, offered by the next command.

A draft is written after each answer, so that a closed window loses at most the line that
was being typed. It is not part of the record and leaves no trace in it.
"""

from __future__ import annotations

import os
from typing import Any

import msgspec

from evidencelog.app import beside
from evidencelog.app.session import OpenLog
from evidencelog.core.moments import instant_text
from evidencelog.crypto.envelope import open_private
from evidencelog.errors import DamagedError
from evidencelog.storage.transaction import Reading, Writing

TYPE = "draft"


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An unfinished entry.

    `answers` is what was answered, by question; `files` the paths that were named;
    `typing` what stood in the line editor; `of` the entry number when it is a correction
    or a detail (`verb`).
    """

    id: str
    kind: str
    verb: str = "log"
    of: int | None = None
    answers: dict[str, Any] = msgspec.field(default_factory=dict)
    files: tuple[str, ...] = ()
    typing: str = ""
    stage: str = ""
    touched: str = ""
    type: str = TYPE


def new_draft(kind: str, *, verb: str = "log", of: int | None = None) -> Draft:
    """Return an empty draft with a fresh id."""
    return Draft(id=os.urandom(16).hex(), kind=kind, verb=verb, of=of)


def save_draft(log: OpenLog, draft: Draft) -> Draft:
    """Keep a draft, replacing its older state. Raises NothingSavedError and the like."""
    touched = msgspec.structs.replace(draft, touched=instant_text(log.clock.now()))
    with log.store.writing() as change:
        beside.write_named(log, change, bytes.fromhex(draft.id), touched)
    return touched


def drop_draft(log: OpenLog, draft_id: str) -> None:
    """Forget a draft: it was saved as an entry, or is not wanted."""
    with log.store.writing() as change:
        change.remove_aside(bytes.fromhex(draft_id))


def drop_drafts_of(log: OpenLog, change: Writing, number: int) -> None:
    """Forget what was begun about an entry: it repeats what the entry says."""
    for draft in _drafts(log, change):
        if draft.of == number:
            change.remove_aside(bytes.fromhex(draft.id))


def read_drafts(log: OpenLog) -> tuple[Draft, ...]:
    """Return all drafts, the newest first; damaged rows are left to `verify`."""
    with log.store.reading() as view:
        drafts = _drafts(log, view)
    return tuple(sorted(drafts, key=lambda draft: draft.touched, reverse=True))


def _drafts(log: OpenLog, view: Reading) -> list[Draft]:
    found = [_draft(log, name, data) for name, data in view.asides()]
    return [draft for draft in found if draft is not None]


def _draft(log: OpenLog, name: bytes, data: bytes) -> Draft | None:
    try:
        plain = open_private(log.root, log=log.log, name=name, data=data)
        tree = msgspec.json.decode(plain)
        if not isinstance(tree, dict) or tree.get("type") != TYPE:
            return None
        return msgspec.convert(tree, Draft)
    except (DamagedError, msgspec.MsgspecError):
        return None
