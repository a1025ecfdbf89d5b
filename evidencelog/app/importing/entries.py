"""The entries of an import: what was taken over from where, and each file that became one."""

from __future__ import annotations

from typing import Final, Literal

from evidencelog.app.importing.enclosed import Belongings
from evidencelog.app.importing.preview import Preview
from evidencelog.app.importing.survey import MOST_REMARKS, storable
from evidencelog.app.record import TOOL
from evidencelog.core import parts
from evidencelog.core.imported import Statement, Wording
from evidencelog.core.kinds import Document, Import
from evidencelog.core.moments import Recorded
from evidencelog.i18n import gettext as _
from evidencelog.importers import drafts
from evidencelog.importers.importer import Options

MOST_FACTS: Final = 200


def import_entry(
    preview: Preview, number: int, recorded: Recorded, attachments: tuple[parts.Attachment, ...]
) -> Import:
    """Return the entry that says what was imported, from what, and how it was read."""
    importer, recognised, plan = preview.importer, preview.recognised, preview.plan
    return Import(
        number=number,
        tool=TOOL,
        recorded=recorded,
        title=_title(preview),
        attachments=attachments,
        format=importer.name,
        importer_version=importer.version,
        basis=importer.basis,
        written_by=storable((recognised.tool if recognised else None) or "") or None,
        rows=plan.judged.rows if plan else 0,
        records=preview.records,
        skipped=preview.skipped,
        duplicates=preview.duplicates,
        declared=preview.declared,
        counts=preview.counts,
        first=preview.first,
        last=preview.last,
        told=_told(preview.options),
        remarks=tuple(Wording(text=storable(text)) for text in preview.remarks[:MOST_REMARKS]),
        conversations=preview.conversations,
        conversation_count=preview.conversation_count,
        senders=preview.senders,
        sender_count=preview.sender_count,
        skips=preview.skips,
        differing=preview.differing,
        differing_count=preview.differing_count,
        vanished=preview.vanished,
        vanished_count=preview.vanished_count,
    )


def _title(preview: Preview) -> str:
    """Return what the one conversation is called, or else the source."""
    titles = [talk.title for talk in preview.conversations if talk.title]
    return titles[0] if len(preview.conversations) == len(titles) == 1 else preview.source.name


def _told(options: Options) -> tuple[Statement, ...]:
    """Return what the owner told, in a fixed order."""
    told = [Statement(what="me", value=storable(name)) for name in sorted(options.me)]
    if options.zone is not None:
        told.append(Statement(what="zone", value=options.zone))
    if options.date_order is not None:
        told.append(Statement(what="date_order", value=options.date_order))
    told += [
        Statement(what=f"column {storable(column)}", value=storable(meaning))
        for column, meaning in options.columns
    ]
    return tuple(told)


def document_of(
    paper: drafts.Paper,
    own: Belongings,
    of: tuple[int, str],
    number: int,
    recorded: Recorded,
) -> Document:
    """Return the entry of a file that is kept for what it says; `of` names the import."""
    facts = (
        *(_fact("time", label, value) for label, value in paper.times),
        *(_fact("place", label, value) for label, value in paper.places),
    )
    attachments = tuple(
        parts.Attachment(
            id=file.id,
            name=file.name,
            type=file.type,
            size=file.size,
            sha256=file.sha256,
            description=storable(paper.place) or None,
            embedded=(*facts, *file.embedded)[:MOST_FACTS],
            note="; ".join(filter(None, (file.note or "", *map(storable, paper.notes)))) or None,
        )
        for file in own.named
    )
    missing = [f"{absent.name}: {absent.note or _('it is not there')}" for absent in own.absent]
    return Document(
        number=number,
        tool=TOOL,
        recorded=recorded,
        title=storable(paper.file.name) or None,
        account="\n".join(missing) or None,
        links=(parts.Link(number=of[0], id=of[1], how=f"{of[0]}.{paper.position}"),),
        attachments=attachments,
    )


def _fact(what: Literal["time", "place"], label: str, value: str) -> parts.Embedded:
    return parts.Embedded(what=what, label=storable(label) or "?", value=storable(value) or "?")
