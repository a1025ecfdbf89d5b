"""Files of Outlook with one message each (.msg).

Outlook takes a message apart when it arrives and saves its own copy. Servers' headers are in
it only where the message came from outside; what was sent from here has none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import BinaryIO, ClassVar, Final, Literal

from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Direction, Draft, Item, Remark, Skip, Stamp
from evidencelog.importers.importer import Options, Recognised, Source, SourceError
from evidencelog.importers.mail.addresses import bare
from evidencelog.importers.mail.dates import mail_stamp
from evidencelog.importers.mail.hops import read_hops
from evidencelog.importers.mail.message import conversation_of, identifiers
from evidencelog.importers.members import of_format, surest
from evidencelog.importers.outlook.compound import MAGIC, read_compound
from evidencelog.importers.outlook.properties import TABLE, Properties
from evidencelog.importers.outlook.saved import Place, Saved, read_saved

_CLASS, _FLAGS, _SUBMITTED, _DELIVERED, _CHANGED = 0x001A, 0x0E07, 0x0039, 0x0E06, 0x3008
_MESSAGE_ID, _IN_REPLY_TO, _REFERENCES = 0x1035, 0x1042, 0x1039
_UNSENT: Final = 0x8
# What else Outlook says, by the names of [MS-OXPROPS].
_TIMES: Final = {
    "PidTagClientSubmitTime": _SUBMITTED,
    "PidTagMessageDeliveryTime": _DELIVERED,
    "PidTagCreationTime": 0x3007,
    "PidTagLastModificationTime": _CHANGED,
}
_TEXTS: Final = {
    "PidTagMessageClass": _CLASS,
    "PidTagInternetMessageId": _MESSAGE_ID,
    "PidTagInReplyToId": _IN_REPLY_TO,
    "PidTagInternetReferences": _REFERENCES,
    "PidTagConversationTopic": 0x0070,
}


class OutlookImporter:
    """Reads one message a file."""

    name: ClassVar[str] = "msg"
    title: ClassVar[str] = "Outlook message (.msg)"
    version: ClassVar[int] = 1
    basis: ClassVar[Literal["files", "description"]] = "files"

    def recognise(self, source: Source) -> Recognised | None:
        """Return how sure these are messages of Outlook: Word and Excel share the container."""
        sure = surest(source, lambda name: _sure(source, name))
        return Recognised(sure=sure, tool="Outlook") if sure else None

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        """Yield the message of every file. Raises SourceError when a single file is none."""
        me = frozenset(bare(who) for who in options.me)
        position, others = 0, 0
        alone = len(source.names()) == 1
        for name, is_message in of_format(source, lambda member: _sure(source, member)):
            others += not is_message
            if not is_message:
                continue
            position += 1
            try:
                yield _draft(source, name, position, me)
            except SourceError as error:
                if alone:
                    raise
                yield Skip(position=position, place=name, reason=error.message)
        if others:
            yield Remark(says=_("other files beside the messages were not read"))


def _draft(source: Source, name: str, position: int, me: frozenset[str]) -> Draft:
    with source.open(name) as file:
        root = read_compound(file, source.size(name))
        if TABLE not in root.streams:
            raise SourceError(_("there is no message in this file"))
        saved = read_saved(root, file, Place(source=source, name=name))
        return _as_draft(saved, name, position, me)


def _as_draft(saved: Saved, name: str, position: int, me: frozenset[str]) -> Draft:
    properties = saved.properties
    own_id = _own_id(saved)
    key = f"outlook:{own_id}" if own_id else _made_up_key(saved)
    reply = identifiers(properties.text(_IN_REPLY_TO) or saved.headers.first("in-reply-to"))
    return Draft(
        position=position,
        place=name,
        what="mail",
        conversation=_conversation(saved, key),
        key=key,
        title=saved.subject or None,
        service="email",
        direction=_direction(saved, me),
        sender=saved.sender,
        recipients=tuple(side for _kind, side in saved.recipients),
        stamp=_stamp(saved),
        state="draft" if _is_draft(saved) else None,
        text=saved.text,
        subject=saved.subject,
        files=saved.files,
        reply_to=f"outlook:{reply[0]}" if reply else None,
        fields=tuple(_fields(saved)),
        notes=tuple(_notes(saved)),
    )


def _own_id(saved: Saved) -> str:
    raw = saved.properties.text(_MESSAGE_ID) or saved.headers.first("message-id")
    return next(iter(identifiers(raw)), raw.strip())


def _conversation(saved: Saved, key: str) -> str:
    thread = conversation_of(saved.headers, "")
    if thread:
        return thread
    roots = identifiers(saved.properties.text(_REFERENCES) or "")
    return f"mail:{roots[0]}" if roots else key


def _made_up_key(saved: Saved) -> str:
    properties = saved.properties
    times = (_SUBMITTED, _DELIVERED, 0x3007)
    known = [properties.time(number) or "" for number in times]
    known += [saved.sender.id if saved.sender else "", *(side.id for _, side in saved.recipients)]
    if not any(known[:2]):
        known.append(hashlib.sha256((saved.text or "").encode("utf-8", "replace")).hexdigest())
    return "outlook:" + hashlib.sha256("\0".join(known).encode("utf-8", "replace")).hexdigest()[:32]


def _direction(saved: Saved, me: frozenset[str]) -> Direction | None:
    if saved.sender is not None and bare(saved.sender.id) in me:
        return "out"
    if any(bare(side.id) in me for _kind, side in saved.recipients):
        return "in"
    return None


def _stamp(saved: Saved) -> Stamp | None:
    """Return the Date of the sender where its header is kept, or what Outlook noted."""
    claimed = saved.headers.first("date")
    if claimed:
        return mail_stamp(claimed)
    noted = (
        ((_CHANGED, _("a draft: when it was last changed, as Outlook noted it")),)
        if _is_draft(saved)
        else (
            (_SUBMITTED, _("when it was sent, as Outlook noted it")),
            (_DELIVERED, _("when it arrived, as Outlook noted it")),
        )
    )
    for number, note in noted:
        instant = saved.properties.time(number)
        if instant is not None:
            return Stamp(raw=instant, instant=instant, source="in the file", note=note)
    return None


def _is_draft(saved: Saved) -> bool:
    return bool((saved.properties.number(_FLAGS) or 0) & _UNSENT)


def _fields(saved: Saved) -> Iterator[tuple[str, str]]:
    yield from saved.headers.items
    for number, hop in enumerate(read_hops(saved.headers), start=1):
        yield f"hop {number}", hop.text()
    for kind, side in saved.recipients:
        yield kind, f"{side.name} <{side.id}>" if side.name else side.id
    yield from _said(saved.properties)


def _said(properties: Properties) -> Iterator[tuple[str, str]]:
    for called, number in _TIMES.items():
        instant = properties.time(number)
        if instant is not None:
            yield called, instant
    for called, number in _TEXTS.items():
        text = properties.text(number)
        if text:
            yield called, text[:2000]


def _notes(saved: Saved) -> Iterator[str]:
    yield _("this is Outlook's own copy of the message, not the message as it was sent")
    if not saved.headers.items:
        yield _("there are no headers of mail servers in it")
    kind = saved.properties.text(_CLASS) or ""
    if kind and not kind.upper().startswith(("IPM.NOTE", "REPORT.")):
        yield _("Outlook calls this {kind}").format(kind=kind[:100])
    yield from saved.notes


def _sure(source: Source, name: str) -> float:
    with source.open(name) as file:
        if file.read(len(MAGIC)) != MAGIC:
            return 0.0
        return _is_message(file, source.size(name))


def _is_message(file: BinaryIO, size: int) -> float:
    file.seek(0)
    try:
        root = read_compound(file, size)
    except SourceError:
        return 0.0
    return 1.0 if TABLE in root.streams else 0.0
