"""A receipt: the state of the log, for somebody else to keep.

Whoever holds it can later tell whether the log was cut, put back to an older state, or
written anew. It says nothing of what is in the log.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidencelog.app import milestones
from evidencelog.app.clock import recorded_now
from evidencelog.app.session import OpenLog
from evidencelog.core.checkpoint import Checkpoint, Note
from evidencelog.core.hashes import Digest, LogId
from evidencelog.core.moments import Recorded
from evidencelog.crypto.signing import open_note
from evidencelog.crypto.spoken import (
    STATE_ROOT_BYTES,
    STATE_SIZE_BYTES,
    decode_groups,
    encode_state,
)
from evidencelog.errors import DamagedError, FormatError, NoVerdictError, UsageError
from evidencelog.i18n import gettext as _

_STATE_BYTES = STATE_SIZE_BYTES + STATE_ROOT_BYTES
# Few and short lines: somebody else's file must not make the search go on for hours.
_NOTE = re.compile(
    rb"evidencelog\.invalid/[0-9a-f]{64}\n(?:[^\n]{0,200}\n){1,16}?\n(?:\xe2\x80\x94 [^\n]*\n)+"
)
# Not the end of a longer word before it: "Receipt ABCDE-..." begins at A.
_CODE = re.compile(r"(?<![0-9A-Za-z])(?:[0-9A-Za-z]{5}[- ]){9}[0-9A-Za-z]{5}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A state of the log with its signature, and when this computer made it."""

    note: bytes
    checkpoint: Checkpoint
    entries: int
    made: Recorded
    remembered: bool

    @property
    def code(self) -> str:
        """The state in groups that can be written by hand or read out."""
        return spoken(self.checkpoint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What somebody kept: a whole signed state, or the start of one by its code."""

    size: int
    root_start: bytes
    checkpoint: Checkpoint | None

    def matches(self, root: Digest) -> bool:
        """Whether a log's root at that size is the one that was kept."""
        return root.startswith(self.root_start)


def spoken(checkpoint: Checkpoint) -> str:
    """Return size and 160 bits of the root as groups with check characters."""
    return encode_state(checkpoint.size, checkpoint.root)


def make_receipt(log: OpenLog) -> Receipt:
    """Return a receipt of the log as it is now, and remember that it left.

    On read-only media it is made all the same; `remembered` says so. Raises DamagedError
    when the newest state does not check out.
    """
    from evidencelog.app.edge import find_edge

    with log.store.reading() as view:
        edge = find_edge(log, view)
    checkpoint = open_note(edge.head.note, log=log.log, public_key=log.public)
    made = recorded_now(log.clock, None)
    remembered = log.store.writable
    if remembered:
        with log.store.writing() as change:
            change.keep_note(checkpoint.size, edge.head.note)
            milestones.reached(log, change, receipt=made.at)
    return Receipt(
        note=edge.head.note,
        checkpoint=checkpoint,
        entries=edge.next_number - 1,
        made=made,
        remembered=remembered,
    )


def is_receipt(data: bytes) -> bool:
    """Whether a file holds a receipt, or its spoken code, of whatever log."""
    text = data.replace(b"\r\n", b"\n")
    return _NOTE.search(text) is not None or any(map(_is_code, _codes(data)))


def _codes(data: bytes) -> list[str]:
    """Everything in a text that looks like a spoken code; ten short words do, too."""
    return [found.group() for found in _CODE.finditer(data.decode("utf-8", "replace"))]


def _is_code(text: str) -> bool:
    try:
        _decoded(text)
    except UsageError:
        return False
    return True


def read_receipt(data: bytes, *, log: LogId, public_key: bytes) -> Remembered | None:
    """Return what a receipt file says, or None when it is a receipt of another log.

    Raises NoVerdictError when it is no receipt or was changed.
    """
    found = _NOTE.search(data.replace(b"\r\n", b"\n"))
    codes = _codes(data)
    if found is not None:
        return _agreeing(_from_note(found.group(), log, public_key), codes)
    if codes:
        return _from_code(next(filter(_is_code, codes), codes[0]))
    raise NoVerdictError(
        _("this file is not a receipt"),
        hint=_("give the file that `evidencelog receipt` made, or its code of ten groups"),
    )


def _agreeing(remembered: Remembered | None, codes: list[str]) -> Remembered | None:
    """Refuse a code beside the signed state that says something else: one of the two was changed.

    Raises NoVerdictError.
    """
    printed = [code for code in codes if "-" in code]  # ten short words have spaces
    if remembered is None or remembered.checkpoint is None or not printed:
        return remembered
    said = _decoded(spoken(remembered.checkpoint))
    if any(_is_code(code) and _decoded(code) == said for code in printed):
        return remembered
    raise NoVerdictError(
        _("this receipt was changed: its code and its signed part do not agree"),
        hint=_("ask whoever keeps it for the whole file"),
    )


def _decoded(code: str) -> bytes:
    return decode_groups(code, _STATE_BYTES)


def _from_note(note: bytes, log: LogId, public_key: bytes) -> Remembered | None:
    try:
        if Checkpoint.parse(Note.parse(note).text).log != log:
            return None
        checkpoint = open_note(note, log=log, public_key=public_key)
    except (DamagedError, FormatError) as error:
        raise NoVerdictError(
            _("this receipt was changed or cut off ({reason})").format(reason=error.message),
            hint=_("ask whoever keeps it for the whole file"),
        ) from error
    return Remembered(size=checkpoint.size, root_start=checkpoint.root, checkpoint=checkpoint)


def _from_code(text: str) -> Remembered:
    try:
        data = decode_groups(text, _STATE_BYTES)
    except UsageError as error:
        raise NoVerdictError(error.message, hint=error.hint) from error
    size = int.from_bytes(data[:STATE_SIZE_BYTES], "big")
    return Remembered(size=size, root_start=data[STATE_SIZE_BYTES:], checkpoint=None)
