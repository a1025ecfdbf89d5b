"""What a report says, as plain values: no places on a page, no type sizes, no files.

Every text here is final and already translated; the layout only decides how it looks. A
renderer for another form (a web page, a tagged file) starts from the same values.

A report is a sequence of parts. A part that prints entries or exhibits takes them from the
report; every other part brings what it says. A new schedule needs no new layout.
"""

from __future__ import annotations

from evidencelog.reports.model.case import (
    Bates,
    Caption,
    Conventions,
    Party,
)
from evidencelog.reports.model.document import (
    Form,
    Report,
)
from evidencelog.reports.model.entries import (
    Change,
    Entry,
    Exhibit,
    Fact,
    Named,
    Quoted,
    Region,
    Section,
)
from evidencelog.reports.model.parts import (
    Charts,
    Chronology,
    Contents,
    Conversations,
    Cover,
    Declarations,
    Exhibits,
    FullEntries,
    IncidentReport,
    Integrity,
    Part,
    People,
    Schedules,
    SelectionStatement,
    Statement,
    Summary,
    Verification,
)
from evidencelog.reports.model.pieces import (
    Blank,
    Conversation,
    Declaration,
    KeyDate,
    Message,
    Occasion,
    Paragraph,
)
from evidencelog.reports.model.tables import (
    Bars,
    Cell,
    Chart,
    Grid,
    Heading,
    Schedule,
    Series,
    Table,
)

__all__ = [
    "Bars",
    "Bates",
    "Blank",
    "Caption",
    "Cell",
    "Change",
    "Chart",
    "Charts",
    "Chronology",
    "Contents",
    "Conventions",
    "Conversation",
    "Conversations",
    "Cover",
    "Declaration",
    "Declarations",
    "Entry",
    "Exhibit",
    "Exhibits",
    "Fact",
    "Form",
    "FullEntries",
    "Grid",
    "Heading",
    "IncidentReport",
    "Integrity",
    "KeyDate",
    "Message",
    "Named",
    "Occasion",
    "Paragraph",
    "Part",
    "Party",
    "People",
    "Quoted",
    "Region",
    "Report",
    "Schedule",
    "Schedules",
    "Section",
    "SelectionStatement",
    "Series",
    "Statement",
    "Summary",
    "Table",
    "Verification",
]
