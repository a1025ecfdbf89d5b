"""Which records of a source the log has already, which are new, which say something else now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from evidencelog.app.importing.known import Earlier, Known, fields_at
from evidencelog.app.importing.reading import paper_digest
from evidencelog.app.importing.rows import (
    Placing,
    TooLongError,
    differing_labels,
    likeness,
    match_of,
    pages_of,
    row_of,
)
from evidencelog.app.importing.survey import MOST_LISTED, Survey
from evidencelog.app.importing.watched import Watched
from evidencelog.app.session import OpenLog
from evidencelog.core.fields import Fields
from evidencelog.core.imported import Difference
from evidencelog.core.mapping import to_fields
from evidencelog.i18n import gettext as _
from evidencelog.importers import drafts


@dataclass(slots=True, kw_only=True)
class Judging:
    """What was decided about the records of one source.

    `left_out` are the positions of duplicates and of what no log can hold, `changed` leads
    from the position of a record to its earlier row, `row_of` from a match to its position.
    """

    log: OpenLog
    format: str
    source: Watched
    known: Known
    left_out: set[int] = field(default_factory=set)
    changed: dict[int, str] = field(default_factory=dict)
    row_of: dict[bytes, int] = field(default_factory=dict)
    differing: list[Difference] = field(default_factory=list)
    papers: int = 0
    rows: int = 0

    def take(self, record: drafts.Record, survey: Survey) -> None:
        """Decide about a record and count it."""
        try:
            fields, rows = self._tried(record)
        except TooLongError:
            self.left_out.add(record.position)
            survey.skip(_too_long(record))
            return
        survey.take(record)
        match = match_of(self.format, record.key)
        if isinstance(record, drafts.Paper):
            duplicate = self._has_file(record)
            earlier = None
        else:
            earlier = self.known.rows.get(match)
            duplicate = earlier is not None and self.known.has(match, likeness(fields))
        self.row_of.setdefault(match, record.position)
        if duplicate:
            self.left_out.add(record.position)
            survey.duplicates += 1
            return
        survey.new += 1
        self.rows += rows
        self.papers += isinstance(record, drafts.Paper)
        if earlier is not None:
            self._differs(record, earlier, fields)

    def _tried(self, record: drafts.Record) -> tuple[Fields, int]:
        """Return the fields of a record where they are needed, and how many rows it becomes."""
        placing = Placing(number=1, format=self.format, row_of=lambda _key: None)
        if isinstance(record, drafts.Paper):
            return (), sum(1 for _page in pages_of(record, 1, self.format))
        row = row_of(record, placing)
        needed = match_of(self.format, record.key) in self.known.rows
        return (to_fields(row) if needed else ()), 1

    def _has_file(self, paper: drafts.Paper) -> bool:
        with self.source.unseen():
            digest = paper_digest(paper)
        if digest is None:
            return False
        there = digest in self.known.files
        self.known.files.add(digest)
        return there

    def _differs(self, record: drafts.Record, earlier: Earlier, fields: Fields) -> None:
        self.changed[record.position] = earlier.cited
        if len(self.differing) < MOST_LISTED:
            before = fields_at(self.log, earlier.seq)
            labels = differing_labels(before, fields) if before else ()
            self.differing.append(
                Difference(row=record.position, earlier=earlier.cited, what=", ".join(labels))
            )

    def vanished(self, survey: Survey) -> Iterator[str]:
        """Yield the earlier rows that the source no longer has, though it covers their time."""
        for match, row in self.known.rows.items():
            talk = survey.talks.get(row.conversation)
            if talk is None or match in self.row_of or not row.when:
                continue
            if talk.first and talk.first <= row.when <= talk.last:
                yield row.cited


def _too_long(record: drafts.Record) -> drafts.Skip:
    return drafts.Skip(
        position=record.position,
        place=record.place,
        reason=_("it is longer than a log can hold; it stays in the source"),
    )
