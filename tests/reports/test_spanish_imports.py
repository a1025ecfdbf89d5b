"""Imported rows in a Spanish report: its own words are Spanish, and none of them judges."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from evidencelog.core import kinds
from evidencelog.core.imported import (
    AnyRow,
    Appointment,
    Card,
    Correspondent,
    Difference,
    FoundTime,
    Message,
    NotThere,
    Page,
    ReplyTo,
    RowReaction,
    Sender,
    SkippedRow,
    Statement,
    Tally,
    Wording,
)
from evidencelog.reports.build import build
from evidencelog.reports.excerpts import Excerpt, Omitted
from evidencelog.reports.model import Report
from evidencelog.reports.presentation import Presentation
from evidencelog.reports.row_words import ORIGINS, STATES, WHATS
from tests.reports.claims import ENGLISH, SPANISH
from tests.reports.samples import LAWYER, STATE, attachment, history, recorded, standing
from tests.reports.test_spanish import left_in_english, texts_of

IMPORT = 5
ZQ = Correspondent(id="+15550142", name="Zq")
MANY = 12_345
INSTANT = FoundTime(raw="1", instant="2026-03-14T22:05:00.000Z")


def at(source: str) -> FoundTime:
    return FoundTime(raw="1", local="2026-03-14T18:05:00", offset="-04:00", source=source)


def message(row: int, **more: object) -> Message:
    given: dict[str, object] = {"conversation": ZQ.id, "direction": "in", "sender": ZQ}
    return Message(import_=IMPORT, row=row, **(given | more))  # type: ignore[arg-type]


def messages() -> Iterator[AnyRow]:
    """Rows with everything that a source can say of a message."""
    things: list[dict[str, object]] = [
        *({"what": what, "text": "zq", "time": INSTANT} for what in WHATS),
        *(dict[str, object](state=state, text="zq") for state in STATES),
        *({"time": at(source), "text": "zq"} for source in ORIGINS),
        {"time": INSTANT, "seconds": 1},
        {"time": INSTANT, "seconds": 200},
        {"reply": ReplyTo(row=1), "edited": INSTANT, "deleted": INSTANT},
        {"reply": ReplyTo(text="zq"), "edits": (Wording(text="zq"),)},
        {"edits": (Wording(text="zq"), Wording(text="zq"))},
        {"reactions": (RowReaction(text="zq"), RowReaction(text="zq", removed=True, by=ZQ))},
        {"absent": (NotThere(name="zq.jpg"),), "differs": ("3.7",)},
        {"direction": "out", "recipients": (ZQ,), "sender": None},
        {"sender": None},
    ]
    for row, thing in enumerate(things, 1):
        yield message(row, **thing)


def rows() -> tuple[AnyRow, ...]:
    found = list(messages())
    more: list[AnyRow] = [
        Appointment(import_=IMPORT, row=101, title="zq", rule="zq", start=INSTANT),
        Card(import_=IMPORT, row=102, name="zq"),
        Page(import_=IMPORT, row=103, page=2, text="zq"),
    ]
    return (*found, *more)


def source() -> kinds.Import:
    """An import with all that one can say of itself, and of some of it more than is listed."""
    return kinds.Import(
        number=IMPORT,
        recorded=recorded(),
        title="Zq",
        format="zq",
        importer_version=1,
        basis="description",
        written_by="zq",
        rows=MANY,
        records=MANY,
        skipped=MANY,
        duplicates=MANY,
        declared=(Tally(of="message", count=MANY),),
        counts=tuple(Tally(of=what, count=MANY) for what in WHATS),
        first="2026-03-14T18:05:00",
        last="2026-03-15T18:05:00",
        told=tuple(Statement(what=what, value="zq1") for what in ("me", "zone", "date_order")),
        remarks=(Wording(text="zq"),),
        senders=(Sender(id=ZQ.id, name="Zq", rows=MANY),),
        sender_count=MANY,
        conversation_count=2,
        skips=(SkippedRow(row=3, place="zq 5", reason="zq"),),
        differing=(Difference(row=4, earlier="3.7", what="zq"),),
        differing_count=MANY,
        vanished=("3.9",),
        vanished_count=MANY,
        attachments=(attachment("zq.xml", b"<zq/>", "application/xml"),),
    )


def report(language: str) -> Report:
    excerpt = Excerpt(
        number=IMPORT,
        entry=source(),
        conversation=ZQ.id,
        rows=rows(),
        zone="America/New_York",
        total=MANY,
        omitted=(
            Omitted(first=40, last=40, count=1, before=1),
            Omitted(first=50, last=60, before=2),
            Omitted(first=70, last=90, count=5, before=3),
            Omitted(first=104, last=190, count=1),
        ),
        cited={1: (7,), 2: (7, 8)},
    )
    return build(
        history(standing(source())),
        LAWYER,
        state=STATE,
        presentation=Presentation(owner="Zq", language=language),
        excerpts=(excerpt,),
    )


def test_the_words_beside_imported_rows_are_in_spanish() -> None:
    assert {"sending failed", "Senders", "Rows printed"} <= left_in_english(report("en"))
    assert left_in_english(report("es")) == set()


def test_counts_of_an_import_are_written_as_in_spanish() -> None:
    texts = "\n".join(texts_of(report("es")))
    assert "12\u00a0345 filas" in texts
    assert "12,345" not in texts


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_that_is_said_of_an_imported_row_claims_or_judges(language: str) -> None:
    words = {"en": ENGLISH, "es": SPANISH}[language]
    found = [text for text in texts_of(report(language)) if words.search(text)]
    how = Presentation(owner="Zq", language=language)
    without = set(texts_of(build(history(), LAWYER, state=STATE, presentation=how)))
    assert [text for text in found if text not in without] == []
