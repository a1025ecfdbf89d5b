"""Looking at a source before anything is recorded: what it holds, and what of it is new."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from evidencelog.app.edge import find_edge
from evidencelog.app.history import read_history
from evidencelog.app.importing.judging import Judging
from evidencelog.app.importing.known import known_of
from evidencelog.app.importing.reading import Reading
from evidencelog.app.importing.survey import MOST_LISTED, Survey
from evidencelog.app.importing.watched import Watched
from evidencelog.app.session import OpenLog
from evidencelog.app.sources import FolderSource, OpenedSource
from evidencelog.app.sources.plain import Original
from evidencelog.core.history import History
from evidencelog.core.imported import Conversation, Difference, Sender, SkippedRow, Tally
from evidencelog.files.reading import open_source
from evidencelog.importers import drafts
from evidencelog.importers.importer import Importer, Options, Recognised

Progress = Callable[[str, int, int], None]
"""Told the stage (`reading`, `comparing`, `keeping`, `recording`), how far, and of how many.

Where nobody knows how many there are, the last is 0.
"""

TELL_EVERY: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalFile:
    """A file of the source that is kept: where it is, its size in bytes and its SHA-256."""

    original: Original
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the second reading needs to come to the same as the first.

    `size` is how many records the log had, `rows` how many the import adds without papers,
    `digest` that of the records read.
    """

    judged: Judging
    survey: Survey
    size: int
    digest: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a source holds, and what importing it would add.

    `records` and `skipped` together are all that is in it; of the records `new` are not in
    the log and `duplicates` are, or came before in the same source. `same` is the number of
    the import that had the same bytes: then nothing was looked at further. `differing` are
    new rows that an earlier import, or the source itself before, has with another wording or
    state; `vanished` cites earlier rows, within the time that the source covers, that it no
    longer has. `size` is that of the source in bytes, `files` counts what comes enclosed with
    the records, `papers` the files that become entries.
    """

    source: Watched
    importer: Importer
    options: Options
    recognised: Recognised | None
    originals: tuple[OriginalFile, ...]
    same: int | None = None
    records: int = 0
    skipped: int = 0
    new: int = 0
    duplicates: int = 0
    files: int = 0
    papers: int = 0
    counts: tuple[Tally, ...] = ()
    declared: tuple[Tally, ...] = ()
    senders: tuple[Sender, ...] = ()
    sender_count: int = 0
    conversations: tuple[Conversation, ...] = ()
    conversation_count: int = 0
    first: str | None = None
    last: str | None = None
    samples: tuple[drafts.Record, ...] = ()
    skips: tuple[SkippedRow, ...] = ()
    remarks: tuple[str, ...] = ()
    differing: tuple[Difference, ...] = ()
    differing_count: int = 0
    vanished: tuple[str, ...] = ()
    vanished_count: int = 0
    plan: Plan | None = None

    @property
    def size(self) -> int:
        """How many bytes of the source are kept."""
        return sum(original.size for original in self.originals)

    @property
    def source_sha256(self) -> str | None:
        """The digest of the source, when it is a single file."""
        return self.originals[0].sha256 if len(self.originals) == 1 else None

    @property
    def nothing_new(self) -> bool:
        """Whether importing it would add nothing: no row, and nothing that speaks against one.

        A source of which no record could be read is not nothing: it may be read one day.
        """
        if self.same is not None:
            return True
        unread = self.skipped and not self.records
        return not (self.new or self.vanished_count or unread)


def prepare_import(
    log: OpenLog,
    source: OpenedSource,
    importer: Importer,
    options: Options,
    *,
    recognised: Recognised | None = None,
    progress: Progress | None = None,
) -> Preview:
    """Look at a source; nothing is written.

    Raises UndecidedError when something has to be told first, SourceError when the source
    cannot be read, and DamagedError when the log cannot.
    """
    tell = progress or silent
    history = read_history(log)
    watched = Watched(source)
    start = Preview(
        source=watched,
        importer=importer,
        options=options,
        recognised=recognised,
        originals=(),
    )
    if not isinstance(source, FolderSource):
        originals = _hashed(watched, tell)
        start = replace(start, originals=originals)
        same = _same(history, importer, originals)
        if same is not None:
            return replace(start, same=same)
    preview = _looked_at(log, history, start, tell)
    if isinstance(source, FolderSource):
        preview = replace(preview, originals=_hashed(watched, tell))
        if preview.originals:
            preview = replace(preview, same=_same(history, importer, preview.originals))
    return preview


def silent(_stage: str, _done: int, _of: int) -> None:
    """Tell nobody how far it is."""


def _hashed(source: Watched, tell: Progress) -> tuple[OriginalFile, ...]:
    """Read what is to be kept once, to know it again."""
    found: list[OriginalFile] = []
    for original in source.originals():
        told, size = hashlib.sha256(), 0
        with open_source(original.path) as file:
            for chunk in file.chunks(lambda done, of: tell("reading", done, of)):
                told.update(chunk)
                size += len(chunk)
        found.append(OriginalFile(original=original, size=size, sha256=told.hexdigest()))
    return tuple(found)


def _same(history: History, importer: Importer, originals: tuple[OriginalFile, ...]) -> int | None:
    """Return the number of the import that read the same bytes with the same importer."""
    wanted = sorted(original.sha256 for original in originals)
    for standing, entry in history.imports():
        read = (entry.format, entry.importer_version)
        kept = sorted(attachment.sha256 for attachment in entry.attachments)
        if read == (importer.name, importer.version) and kept == wanted:
            return standing.number
    return None


def _looked_at(log: OpenLog, history: History, start: Preview, tell: Progress) -> Preview:
    importer, source = start.importer, start.source
    known = known_of(log, history, importer.name, lambda done, of: tell("comparing", done, of))
    with log.store.reading() as view:
        number = find_edge(log, view).next_number
    judged = Judging(number=number, format=importer.name, source=source, known=known)
    survey = Survey()
    reading = Reading(importer=importer, source=source, options=start.options)
    for item in reading.items():
        if isinstance(item, drafts.Remark | drafts.Declared):
            survey.note(item)
            continue
        if not item.position % TELL_EVERY:
            tell("reading", item.position, 0)
        if isinstance(item, drafts.Skip):
            survey.skip(item)
            continue
        judged.take(item, survey)
        survey.sample(item)
    plan = Plan(judged=judged, survey=survey, size=history.size, digest=reading.digest)
    return _summed_up(start, plan)


def _summed_up(start: Preview, plan: Plan) -> Preview:
    survey, judged = plan.survey, plan.judged
    vanished = tuple(judged.vanished(survey))
    return replace(
        start,
        records=survey.records,
        skipped=survey.skipped,
        new=survey.new,
        duplicates=survey.duplicates,
        files=survey.files,
        papers=judged.papers,
        counts=tuple(Tally(of=of, count=count) for of, count in survey.counts.most_common()),
        declared=tuple(survey.declared),
        senders=survey.senders(),
        sender_count=len(survey.writers),
        conversations=survey.conversations(),
        conversation_count=len(survey.talks),
        first=survey.first or None,
        last=survey.last or None,
        samples=tuple(survey.samples),
        skips=tuple(survey.skips),
        remarks=tuple(survey.remarks),
        differing=tuple(judged.differing),
        differing_count=len(judged.changed),
        vanished=vanished[:MOST_LISTED],
        vanished_count=len(vanished),
        plan=plan,
    )
