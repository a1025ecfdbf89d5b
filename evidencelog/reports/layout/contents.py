"""The table of contents: parts and what is in them, each line a link with its page."""

from __future__ import annotations

from dataclasses import dataclass

from evidencelog.i18n import gettext as _
from evidencelog.reports import model
from evidencelog.reports.layout import design
from evidencelog.reports.layout.flow import DROP, Flow
from evidencelog.reports.layout.headings import headings_of_parts
from evidencelog.reports.layout.references import number_of
from evidencelog.reports.text.lines import Line
from evidencelog.reports.text.style import Style

_INDENT = 14.0
_NUMBERS = 40.0  # points for the page numbers at the right
_SPACE = 5.0  # above each part
_AFTER = 1.5
_BEFORE_DOTS = 7.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One line of the contents and the anchor that it leads to."""

    text: str
    place: str


def set_contents(flow: Flow, report: model.Report, _part: model.Contents) -> None:
    """Set the headings of all parts, and what stands under each, with their pages."""
    flow.start(_("Contents"))
    flow.title(_("Contents"), "contents")
    headings = headings_of_parts(report)
    listed = [
        (Listed(text=headings[part.key], place=part.key), listed_in(report, part))
        for part in report.parts
        if part.key in headings
    ]
    before = _space(flow, listed)
    with flow.tag("TOC"):
        for heading, below in listed:
            flow.skip(before)
            _set_part(flow, heading, below)


def _space(flow: Flow, listed: list[tuple[Listed, list[Listed]]]) -> float:
    """Return the space above each part: less where a few lines would need another page."""
    lines = sum(len(below) for _heading, below in listed) * (flow.look.listed.leading + _AFTER)
    height = lines + len(listed) * (flow.look.listed_part.leading + _AFTER + _SPACE)
    spare = flow.room - height
    if spare >= 0 or spare + len(listed) * _SPACE < 0:
        return _SPACE
    return max(0.0, _SPACE + spare / len(listed) - 0.05)


def _set_part(flow: Flow, heading: Listed, below: list[Listed]) -> None:
    flow.need(flow.look.listed_part.leading + (flow.look.listed.leading + 4 if below else 0))
    with flow.tag("TOCI"):
        _set_line(flow, heading, flow.look.listed_part, 0)
        if below:
            with flow.tag("TOC"):
                for one in below:
                    with flow.tag("TOCI"):
                        _set_line(flow, one, flow.look.listed, _INDENT)


def listed_in(report: model.Report, part: model.Part) -> list[Listed]:
    """Return what the contents list below the heading of a part."""
    match part:
        case model.Chronology():
            months = dict.fromkeys(entry.month for entry in report.entries if entry.event)
            found = [(month, f"month {month}") for month in months]
        case model.Exhibits():
            found = [(exhibit_line(report, one), f"exhibit {one.label}") for one in report.exhibits]
        case _:
            found = _titled(part)
    return [Listed(text=text, place=place) for text, place in found]


def _titled(part: model.Part) -> list[tuple[str, str]]:
    """Return the title and the place of each thing in a part that has several."""
    match part:
        case model.Conversations():
            numbered = enumerate(part.conversations, 1)
            return [(one.title, f"conversation {number}") for number, one in numbered]
        case model.Schedules():
            return [(one.title, f"schedule {one.name}") for one in part.schedules]
        case model.Charts():
            return [(one.title, f"chart {one.name}") for one in part.charts]
        case model.Declarations():
            return [(one.title, f"declaration {one.key}") for one in part.declarations]
        case _:
            return []


def exhibit_line(report: model.Report, exhibit: model.Exhibit) -> str:
    """Return how an exhibit is listed: its number, and what it is."""
    word = report.conventions.exhibit
    name = f"{word} {exhibit.label}" if word else _("Exhibit {label}").format(label=exhibit.label)
    return f"{name} – {exhibit.description or exhibit.name}"


def _set_line(flow: Flow, listed: Listed, style: Style, indent: float) -> None:
    width = flow.paper.measure - indent - _NUMBERS * flow.look.step
    lines = flow.fill(listed.text, style, width)
    flow.need(min(len(lines), 8) * style.leading)
    with flow.tag("Reference"), flow.tag("Link", target=listed.place):
        for line in lines:
            flow.need(style.leading)
            flow.place(line, style, flow.left + indent, flow.y, width)
            top = flow.y
            flow.y -= style.leading
            flow.link((flow.left, flow.y, flow.left + flow.paper.measure, top), listed.place)
        _number(flow, listed.place, style)
    _leader(flow, lines[-1], style, indent)
    flow.y -= _AFTER


def _number(flow: Flow, place: str, style: Style) -> None:
    y = flow.y + style.leading * (1 - DROP)
    right = flow.left + flow.paper.measure
    flow.sheet.words_later(number_of(place), style, right, y, align=1.0)


def _leader(flow: Flow, line: Line, style: Style, indent: float) -> None:
    """Draw dots from the text to the number, in step with those of the other lines."""
    if line.base:  # the text itself stands at the right
        return
    numbers = _NUMBERS * flow.look.step
    right = flow.left + flow.paper.measure - numbers + _BEFORE_DOTS
    start = flow.left + indent + line.width + _BEFORE_DOTS
    y = flow.y + style.leading * (1 - DROP)
    if right > start:
        flow.sheet.dots(right, y + 0.5, right - start, design.GREY)
