"""Which records of a source the log has already, which are new, which say something else now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from evidencelog.app.importing.known import Known
from evidencelog.app.importing.likeness import differing_labels, likeness, with_files
from evidencelog.app.importing.reading import file_digest
from evidencelog.app.importing.rows import Placing, TooLongError, match_of, pages_of, row_of
from evidencelog.app.importing.survey import MOST_LISTED, Survey, storable
from evidencelog.app.importing.watched import Watched
from evidencelog.core.imported import Difference, NotThere
from evidencelog.core.mapping import to_fields
from evidencelog.core.parts import Attachment
from evidencelog.i18n import gettext as _
from evidencelog.importers import drafts


@dataclass(slots=True, kw_only=True)
class Judging:
    """What was decided about the records of one source.

    `number` is the one that the import will have. `left_out` are the positions of duplicates
    and of what no log can hold, `changed` leads from the position of a record to its earlier
    row. `row_of` leads from a match to the first position that is kept, `first` to what that
    row is like; `again` are those that followed it and said something else.
    """

    number: int
    format: str
    source: Watched
    known: Known
    left_out: set[int] = field(default_factory=set)
    changed: dict[int, str] = field(default_factory=dict)
    row_of: dict[bytes, int] = field(default_factory=dict)
    first: dict[bytes, bytes] = field(default_factory=dict)
    again: set[tuple[bytes, bytes]] = field(default_factory=set)
    differing: list[Difference] = field(default_factory=list)
    papers: int = 0
    rows: int = 0

    def take(self, record: drafts.Record, survey: Survey) -> None:
        """Decide about a record and count it."""
        try:
            like, rows = self._tried(record)
        except TooLongError:
            self.left_out.add(record.position)
            survey.skip(_too_long(record))
            return
        survey.take(record)
        match = match_of(self.format, record.key)
        self.row_of.setdefault(match, record.position)
        own = _own(record, like)
        if isinstance(record, drafts.Paper):
            duplicate = self._has_file(record)
        else:
            duplicate = self._came_before(match, own) or self.known.has(match, like)
        if duplicate:
            self.left_out.add(record.position)
            survey.duplicates += 1
            return
        survey.new += 1
        self.rows += rows
        if isinstance(record, drafts.Paper):
            self.papers += 1
        else:
            self._keep(record, match, like, own)

    def _tried(self, record: drafts.Record) -> tuple[bytes, int]:
        """Return what the row of a record will be like, and how many rows it becomes."""
        if isinstance(record, drafts.Paper):
            return b"", sum(1 for _page in pages_of(record, 1, self.format))
        files, absent = self._files(record)
        row = row_of(
            record,
            Placing(
                number=self.number,
                format=self.format,
                row_of=lambda _key: None,
                files=files,
                absent=absent,
            ),
        )
        # What else the file says is the most of a mail, and no part of what is compared.
        bare = msgspec.structs.replace(row, fields=()) if row.fields else row
        return likeness(to_fields(bare)), 1

    def _files(self, record: drafts.Record) -> tuple[tuple[Attachment, ...], tuple[NotThere, ...]]:
        """Return the files of a mail as its row will name them: they belong to what it says."""
        if not isinstance(record, drafts.Draft) or record.what != "mail":
            return (), ()
        found: list[Attachment] = []
        absent: list[NotThere] = []
        for file in record.files:
            name = storable(file.name) or "file"
            digest = self._digest(file)
            if digest is not None:
                found.append(Attachment(id="", name=name, type="", size=0, sha256=digest))
            elif file.read is not None:
                absent.append(NotThere(name=name))
        return tuple(found), tuple(absent)

    def _digest(self, file: drafts.Enclosed) -> str | None:
        with self.source.unseen():
            return file_digest(file)

    def _has_file(self, paper: drafts.Paper) -> bool:
        digest = self._digest(paper.file)
        if digest is None:
            return False
        there = digest in self.known.files
        self.known.files.add(digest)
        return there

    def _came_before(self, match: bytes, own: bytes) -> bool:
        return self.first.get(match) == own or (match, own) in self.again

    def _keep(self, record: drafts.Record, match: bytes, like: bytes, own: bytes) -> None:
        """Remember a row for what comes later in the source, and what it contradicts."""
        before = self.first.get(match)
        if before is not None:
            self.again.add((match, own))
            self._differs(record, f"{self.number}.{self.row_of[match]}", before, own)
            return
        self.row_of[match] = record.position
        self.first[match] = own
        earlier = self.known.rows.get(match)
        if earlier is not None:
            self._differs(record, earlier.cited, earlier.like, like)

    def _differs(self, record: drafts.Record, cited: str, before: bytes, like: bytes) -> None:
        self.changed[record.position] = cited
        if len(self.differing) < MOST_LISTED:
            what = ", ".join(differing_labels(before, like))
            self.differing.append(Difference(row=record.position, earlier=cited, what=what))

    def vanished(self, survey: Survey) -> Iterator[str]:
        """Yield the earlier rows that the source no longer has, though it covers their time."""
        for match, row in self.known.rows.items():
            talk = survey.talks.get(row.conversation)
            if talk is None or match in self.row_of or not row.when:
                continue
            if talk.first and talk.first <= row.when <= talk.last:
                yield row.cited


def _own(record: drafts.Record, like: bytes) -> bytes:
    """Return what a record is like within its source; of mail the files matter anywhere."""
    if not isinstance(record, drafts.Draft) or record.what == "mail" or not record.files:
        return like
    return with_files(like, (file.name for file in record.files))


def _too_long(record: drafts.Record) -> drafts.Skip:
    return drafts.Skip(
        position=record.position,
        place=record.place,
        reason=_("it is longer than a log can hold; it stays in the source"),
    )
