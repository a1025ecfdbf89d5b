"""Text files as they are, in numbered lines; and transcripts that a person typed."""

from __future__ import annotations

from evidencelog.i18n import gettext as _
from evidencelog.reports.exhibits.kinds import is_source
from evidencelog.reports.exhibits.shown import Writing
from evidencelog.reports.layout.flow import DROP, Flow
from evidencelog.reports.model import Exhibit
from evidencelog.reports.wording import grouped

_PAGES = 20  # of one file
_PAGES_OF_SOURCE = 3  # of a file that is written for programs
_NUMBERS = 34.0  # points for the numbers of lines


def set_writing(flow: Flow, exhibit: Exhibit, writing: Writing) -> None:
    """Set the text of a file, line by line with the lines' numbers in the file."""
    flow.small_heading(_("Text of the file"), keep=5 * flow.look.listing.leading)
    said = _("Line by line as it stands in the file, decoded as {encoding}.").format(
        encoding=writing.encoding
    )
    flow.text(said, flow.look.small, after=6)
    most = len(flow.sheets) + (_PAGES_OF_SOURCE if is_source(exhibit.type) else _PAGES)
    printed = 0
    for number, line in enumerate(writing.lines, 1):
        if len(flow.sheets) >= most and flow.room < 4 * flow.look.listing.leading:
            break
        _set_line(flow, number, line)
        printed = number
    if printed < writing.count:
        flow.y -= 8
        flow.text(
            _("The text goes on to line {count}; lines {first} to {count} are not printed.").format(
                first=printed + 1, count=grouped(writing.count)
            ),
            flow.look.notice,
        )


def _set_line(flow: Flow, number: int, line: str) -> None:
    style, numbers = flow.look.listing, _NUMBERS * flow.look.step
    lines = flow.fill(line, style, flow.paper.measure - numbers)
    flow.need(style.leading)
    with flow.artifact():
        y = flow.y - style.leading * DROP
        right = flow.left + numbers - 8
        flow.sheet.words(str(number), flow.look.line_number, right, y, align=1.0)
    with flow.tag("P"):
        for one in lines:
            flow.need(style.leading)
            width = flow.paper.measure - numbers
            flow.place(one, style, flow.left + numbers, flow.y, width)
            flow.y -= style.leading


def set_transcript(flow: Flow, transcript: str) -> None:
    """Set what a person typed of a recording, marked as what it is."""
    flow.small_heading(_("Transcript"), keep=3 * flow.look.prose.leading)
    flow.text(
        _("Typed by the person who keeps this record; not made by a program."),
        flow.look.small,
        after=4,
    )
    flow.text(transcript, flow.look.prose, indent=12, bar=True)
