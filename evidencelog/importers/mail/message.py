"""From the bytes of a message to its draft.

`Date` is the claim of the sender's program; beside it stand the times of the servers. All
headers are kept as they stand in `fields`, and what was read from them is beside these.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import msgspec

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Direction, Draft, Side, Skip, Stamp, State
from evidencelog.importers.mail.addresses import addresses, bare
from evidencelog.importers.mail.contents import Contents, read_contents
from evidencelog.importers.mail.dates import difference, mail_stamp
from evidencelog.importers.mail.headers import Headers, readable
from evidencelog.importers.mail.hops import Hop, read_hops
from evidencelog.importers.mail.origin import Origin
from evidencelog.importers.mail.parts import MOST_PARTS, Part, read_parts
from evidencelog.importers.mail.signatures import body_hashes

_WIDE_APART: Final = timedelta(hours=1)
"""Servers keep good time and mail takes minutes: what is further apart is worth a word."""

_WIDEST_OFFSET: Final = timedelta(hours=14)

_ID: Final = re.compile(r"<([^<>\s]+)>")
_EXCERPT: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Which record of the source this is, and how a person finds it."""

    position: int
    place: str
    origin: Origin


def read_message(data: bytes, spot: Spot, me: frozenset[str]) -> Draft | Skip:
    """Return the draft of a message, or a skip when it is none or cannot be read."""
    try:
        root = read_parts(data)
        if not root.headers.items:
            return skipped(data, spot, _("there are no mail headers"))
        return _draft(root, read_contents(data, spot.origin, root), spot, me)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        # The library raises these on some broken headers; one message must not cost the rest.
        return skipped(data, spot, f"{type(error).__name__}: {error}"[:_EXCERPT])


def skipped(data: bytes, spot: Spot, reason: str) -> Skip:
    """Return the skip for a message, with its beginning."""
    excerpt = data[:_EXCERPT].decode("utf-8", "replace")
    return Skip(position=spot.position, place=spot.place, reason=reason, excerpt=excerpt)


def message_key(headers: Headers, body: bytes) -> str:
    """Return what identifies a message in any export: its Message-ID, where it has one."""
    ids = identifiers(headers.first("message-id")) or tuple(headers.first("message-id").split()[:1])
    if ids:
        return f"mail:{ids[0]}"
    names = ("date", "from", "to", "received")
    known = [" ".join(headers.first(name).split()) for name in names]
    if not (known[0] or known[3]):
        known.append(hashlib.sha256(body.strip()).hexdigest())
    return "mail:" + hashlib.sha256("\0".join(known).encode("utf-8", "replace")).hexdigest()[:32]


def _draft(root: Part, contents: Contents, spot: Spot, me: frozenset[str]) -> Draft:
    headers = root.headers
    hops = read_hops(headers)
    claimed = mail_stamp(headers.first("date")) if headers.first("date") else None
    senders = _everybody(headers, "from") or _everybody(headers, "sender")
    recipients = tuple(side for name in ("to", "cc", "bcc") for side in _everybody(headers, name))
    labels = _labels(headers)
    body = contents.data[root.body.start : root.body.end]
    key = message_key(headers, body)
    reply = identifiers(headers.first("in-reply-to"))
    subject = readable(headers.first("subject")) if headers.all("subject") else None
    return Draft(
        position=spot.position,
        place=spot.place,
        what="mail",
        conversation=conversation_of(headers, key),
        key=key,
        title=subject or None,
        service="email",
        direction=_direction(headers, senders, recipients, labels, me),
        sender=senders[0] if senders else None,
        recipients=recipients,
        stamp=_stamp(claimed, hops),
        state=_state(headers, labels),
        text=contents.text,
        subject=subject,
        files=tuple(contents.files),
        reply_to=f"mail:{reply[0]}" if reply else None,
        fields=tuple(_fields(headers, hops)),
        notes=tuple(_notes(root, contents, senders, claimed, hops)),
    )


def _everybody(headers: Headers, name: str) -> tuple[Side, ...]:
    return tuple(side for raw in headers.all(name) for side in addresses(raw))


def identifiers(raw: str) -> tuple[str, ...]:
    """Return the ids of messages in a raw header, without their brackets."""
    return tuple(_ID.findall(raw))


def conversation_of(headers: Headers, key: str) -> str:
    """Return the thread: what Gmail calls it, or the message that all others answer."""
    thread = headers.first("x-gm-thrid").strip()
    if thread:
        return f"gmail:{thread}"
    roots = identifiers(headers.first("references")) or identifiers(headers.first("in-reply-to"))
    return f"mail:{roots[0]}" if roots else key


def _labels(headers: Headers) -> frozenset[str]:
    """Return the labels of a Gmail export in lower case (they are in the owner's language)."""
    raw = readable(headers.first("x-gmail-labels"))
    return frozenset(label.strip().strip('"').lower() for label in raw.split(",") if label.strip())


def _direction(
    headers: Headers,
    senders: tuple[Side, ...],
    recipients: tuple[Side, ...],
    labels: frozenset[str],
    me: frozenset[str],
) -> Direction | None:
    if "sent" in labels or any(bare(side.id) in me for side in senders):
        return "out"
    delivered = [raw for name in ("delivered-to", "x-original-to") for raw in headers.all(name)]
    reached = [side.id for side in recipients] + delivered
    if "inbox" in labels or any(bare(who) in me for who in reached):
        return "in"
    return None


def _state(headers: Headers, labels: frozenset[str]) -> State | None:
    if labels & {"draft", "drafts"} or headers.first("x-unsent").strip() == "1":
        return "draft"
    return "sent" if "sent" in labels else None


def _stamp(claimed: Stamp | None, hops: tuple[Hop, ...]) -> Stamp | None:
    """Return the Date, or the time of the last server where there is no Date to read."""
    if claimed is not None and (claimed.instant or claimed.local):
        return claimed
    if not hops or not hops[0].stamp.instant:
        return claimed
    note = _("there is no Date that can be read: this is when the last server had the message")
    return msgspec.structs.replace(hops[0].stamp, note=note)


def _fields(headers: Headers, hops: tuple[Hop, ...]) -> Iterator[tuple[str, str]]:
    if headers.envelope is not None:
        yield "From_", headers.envelope
    yield from headers.items
    for number, hop in enumerate(hops, start=1):
        yield f"hop {number}", hop.text()


def _notes(
    root: Part,
    contents: Contents,
    senders: tuple[Side, ...],
    claimed: Stamp | None,
    hops: tuple[Hop, ...],
) -> Iterator[str]:
    yield from contents.notes
    if len(senders) > 1:
        yield _("there is more than one sender")
    for side in senders:
        if side.name and "@" in side.name and bare(side.name) != bare(side.id):
            yield _("the name before the sender's address looks like another address")
    yield from _apart(claimed, hops)
    if root.headers.cut:
        yield _("there are more headers than are kept here; all are in the file")
    if sum(1 for _part in root.walk()) >= MOST_PARTS:
        yield _("there are more parts than are read; all are in the file")
    for result in body_hashes(contents.data, root.body, root.headers):
        yield result.says()


def _apart(claimed: Stamp | None, hops: tuple[Hop, ...]) -> Iterator[str]:
    """Say how far the sender's clock and that of the last server are apart, if they are."""
    if claimed is None or not hops:
        return
    apart = difference(claimed, hops[0].stamp)
    # Where the Date has no offset, its zone alone can make up for this much.
    allowed = _WIDE_APART if claimed.instant else _WIDE_APART + _WIDEST_OFFSET
    if apart is None or abs(apart) <= allowed:
        return
    minutes = abs(apart) // timedelta(minutes=1)
    length = f"{minutes // 1440} d {minutes // 60 % 24:02d}:{minutes % 60:02d} h"
    if apart > timedelta(0):
        yield _("the last server had the message {length} after its Date").format(length=length)
    else:
        yield _("the last server had the message {length} before its Date").format(length=length)
