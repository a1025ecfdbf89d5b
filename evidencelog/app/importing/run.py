"""Recording an import: its entry, all its rows and its documents, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from evidencelog.app.append import (
    Plan,
    append_one,
    check_still_there,
    new_entry_id,
    next_head,
    part_of,
    placed,
    seal_content,
)
from evidencelog.app.attach import Stored, sweep
from evidencelog.app.clock import recorded_now
from evidencelog.app.edge import Edge, find_edge
from evidencelog.app.importing.enclosed import Belongings, store_enclosed, store_originals
from evidencelog.app.importing.entries import document_of, import_entry
from evidencelog.app.importing.keeping import Keeper
from evidencelog.app.importing.preview import (
    TELL_EVERY,
    Preview,
    Progress,
    prepare_import,
    silent,
)
from evidencelog.app.importing.reading import Reading
from evidencelog.app.importing.rows import Placing, match_of, pages_of, row_of
from evidencelog.app.rows import log_size
from evidencelog.app.session import OpenLog
from evidencelog.core.hashes import EntryId
from evidencelog.core.imported import AnyRow, Difference, Message, SkippedRow
from evidencelog.core.mapping import to_fields
from evidencelog.core.moments import Recorded
from evidencelog.errors import NothingSavedError
from evidencelog.i18n import gettext as _
from evidencelog.importers import drafts
from evidencelog.storage.rows import Item, PartRow
from evidencelog.storage.transaction import Writing

BATCH: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What was recorded, durably, when this is returned.

    `number` is that of the import's entry, None when there was nothing new and so nothing was
    added. `imported` counts the records that are now in the log and were not before,
    `documents` are the numbers of the files that became entries.
    """

    number: int | None
    imported: int
    skipped: int
    duplicates: int
    skips: tuple[SkippedRow, ...]
    differing: tuple[Difference, ...]
    differing_count: int
    vanished: tuple[str, ...]
    vanished_count: int
    source_sha256: str | None
    documents: tuple[int, ...] = ()
    recorded: Recorded | None = None


@dataclass(slots=True, kw_only=True)
class _Work:
    """What is known while rows are being recorded."""

    log: OpenLog
    change: Writing
    edge: Edge
    preview: Preview
    belongings: dict[int, Belongings]
    number: int
    entry: EntryId
    waiting: list[Item] = field(default_factory=list)
    parts: list[PartRow] = field(default_factory=list)
    papers: list[drafts.Paper] = field(default_factory=list)
    rows: int = 0


def run_import(log: OpenLog, preview: Preview, *, progress: Progress | None = None) -> Imported:
    """Record what was looked at: everything, or nothing at all.

    Raises NothingSavedError (a full disk, a read-only place, a source that changed, a log that
    grew meanwhile), InUseError, SourceError, DamagedError; then the log is as it was.
    """
    tell = progress or silent
    if preview.plan is not None and log_size(log.store) != preview.plan.size:
        preview = prepare_import(
            log,
            preview.source.source,
            preview.importer,
            preview.options,
            recognised=preview.recognised,
            progress=progress,
        )
    if preview.plan is None or preview.nothing_new:
        return _result(preview, None, (), None)
    sweep(log)
    entry = new_entry_id()
    keeper = Keeper(log)
    try:
        originals = store_originals(log, entry, preview, keeper, tell)
        belongings = store_enclosed(preview, keeper, tell)
        with log.store.writing() as change, change.many():
            return _record(log, change, preview, entry, originals, belongings, tell)
    except BaseException:
        keeper.give_up()
        raise


def _record(
    log: OpenLog,
    change: Writing,
    preview: Preview,
    entry: EntryId,
    originals: tuple[Stored, ...],
    belongings: dict[int, Belongings],
    tell: Progress,
) -> Imported:
    plan = preview.plan
    edge = find_edge(log, change)
    if plan is None or edge.size != plan.size:
        raise NothingSavedError(
            _("the log was changed by another program meanwhile, so nothing was imported"),
            hint=_("import the file again"),
        )
    recorded = recorded_now(log.clock, edge.recorded_at)
    number = edge.next_number
    attachments = tuple(stored.part for stored in originals)
    made = Plan(
        id=entry,
        fields=lambda _moment: to_fields(import_entry(preview, number, recorded, attachments)),
        numbered=True,
        files=originals,
    )
    first = append_one(log, change, edge, made, recorded)
    work = _Work(
        log=log,
        change=change,
        edge=edge,
        preview=preview,
        belongings=belongings,
        number=number,
        entry=entry,
    )
    _record_rows(work, recorded, tell)
    if work.rows != plan.judged.rows:
        raise _changed()
    edge.imports = (*edge.imports, (first.seq, work.rows))
    documents = tuple(_record_paper(work, paper, recorded) for paper in work.papers)
    change.update_head(next_head(log, edge))
    return _result(preview, number, documents, recorded)


def _record_rows(work: _Work, recorded: Recorded, tell: Progress) -> None:
    preview = work.preview
    reading = Reading(importer=preview.importer, source=preview.source, options=preview.options)
    for item in reading.items():
        if isinstance(item, drafts.Skip | drafts.Remark | drafts.Declared):
            continue
        if preview.plan is not None and item.position in preview.plan.judged.left_out:
            continue
        for row in _rows(work, item):
            _append_row(work, row, recorded)
        if isinstance(item, drafts.Paper):
            work.papers.append(item)
        if not item.position % TELL_EVERY:
            tell("recording", work.rows, preview.new)
    if preview.plan is None or reading.digest != preview.plan.digest:
        raise _changed()
    _flush(work)


def _rows(work: _Work, record: drafts.Record) -> Iterator[AnyRow]:
    name = work.preview.importer.name
    if isinstance(record, drafts.Paper):
        yield from pages_of(record, work.number, name)
        return
    yield row_of(record, _placing(work, record, name))


def _placing(work: _Work, record: drafts.Record, name: str) -> Placing:
    plan = work.preview.plan
    if plan is None:
        raise LookupError(name)
    judged = plan.judged
    earlier = judged.changed.get(record.position)
    own = work.belongings.get(record.position)
    talk = None
    if isinstance(record, drafts.Draft):
        talk = plan.survey.talks.get(record.conversation)
    return Placing(
        number=work.number,
        format=name,
        row_of=lambda key: judged.row_of.get(match_of(name, key)),
        differs=() if earlier is None else (earlier,),
        files=tuple(own.named) if own else (),
        absent=tuple(own.absent) if own else (),
        title=talk.title if talk else None,
        service=talk.service if talk else None,
    )


def _append_row(work: _Work, row: AnyRow, recorded: Recorded) -> None:
    own = work.belongings.get(row.row) if isinstance(row, Message) else None
    files = tuple(own.brought) if own else ()
    entry = own.entry if own else new_entry_id()
    sealed = seal_content(work.log.root, work.log.log, work.log.epoch, entry, to_fields(row), files)
    item = placed(sealed, work.log.log, work.edge)
    work.waiting.append(item)
    for place, stored in enumerate(files):
        work.parts.append(part_of(work.log, stored, seq=item.seq, place=place))
        check_still_there(work.change, stored)
        work.change.drop_lease(stored.blob)
    work.edge.add(item.record, recorded.at, numbered=False)
    work.rows += 1
    if len(work.waiting) == BATCH:
        _flush(work)


def _flush(work: _Work) -> None:
    if work.waiting:
        work.change.insert_items(work.waiting)
        work.waiting.clear()
    for part in work.parts:
        work.change.insert_part(part)
    work.parts.clear()


def _record_paper(work: _Work, paper: drafts.Paper, recorded: Recorded) -> int:
    own = work.belongings[paper.position]
    made = Plan(
        id=own.entry,
        fields=lambda moment: to_fields(
            document_of(
                paper, own, (work.number, work.entry.hex()), moment.next_number, moment.recorded
            )
        ),
        numbered=True,
        files=tuple(own.brought),
    )
    done = append_one(work.log, work.change, work.edge, made, recorded)
    return done.number or 0


def _changed() -> NothingSavedError:
    return NothingSavedError(
        _("the file gave something else when it was read again; nothing was saved"),
        hint=_("wait until nothing is writing to it any more, or import a copy of it"),
    )


def _result(
    preview: Preview, number: int | None, documents: tuple[int, ...], recorded: Recorded | None
) -> Imported:
    return Imported(
        number=number,
        imported=0 if number is None else preview.new,
        skipped=preview.skipped,
        duplicates=preview.duplicates,
        skips=preview.skips,
        differing=preview.differing,
        differing_count=preview.differing_count,
        vanished=preview.vanished,
        vanished_count=preview.vanished_count,
        source_sha256=preview.source_sha256,
        documents=documents,
        recorded=recorded,
    )
