"""Pictures and the pages of papers: each on a page of its own, as large as it is good for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from evidencelog.i18n import gettext as _
from evidencelog.reports.exhibits.shown import Copy, Page, Paper, Picture, Reason
from evidencelog.reports.layout import design
from evidencelog.reports.layout.exhibit_words import missing_pages, page_line
from evidencelog.reports.layout.facts import height_of, set_facts
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.hidden import set_hidden
from evidencelog.reports.layout.tags import Box
from evidencelog.reports.model import Exhibit, Fact

Keep = Callable[[Copy], str]
"""Keeps a copy for the document, and returns its name there."""

_NATURAL = 72 / 150  # points for a pixel, at most: 150 dots per inch
_COARSE = 1.0  # points for a pixel of a tiny picture, at most
_LEGIBLE = 144.0  # points on the longer side that a tiny picture is enlarged to
_GAIN = 1.3  # how much larger a picture has to come out for a page to be turned
_BELOW = 12.0
_LEAST_ROOM = 240.0  # for the picture, however much is said below it
_AROUND = 200.0  # the heading above a picture and what is said below it


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where a picture goes, in points."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def box(self) -> Box:
        """Left, bottom, right and top."""
        return (self.left, self.bottom, self.left + self.width, self.bottom + self.height)


def is_wide(flow: Flow, copy: Copy) -> bool:
    """Tell whether a picture comes out so much larger on a turned page that it is worth it."""
    upright, turned = flow.upright, flow.upright.turned()
    here = _scale(copy, upright.measure, upright.room - _AROUND)
    return _scale(copy, turned.measure, turned.room - _AROUND) >= here * _GAIN


def _scale(copy: Copy, measure: float, room: float) -> float:
    """Return the points for a pixel with which a picture fits."""
    return min(measure / copy.width, room / copy.height, _NATURAL)


def set_picture(
    flow: Flow, exhibit: Exhibit, picture: Picture, facts: tuple[Fact, ...], keep: Keep
) -> None:
    """Set a picture with its facts below, on the page that was begun."""
    copy = picture.copy
    room = max(flow.room - height_of(flow, facts) - _BELOW, min(_LEAST_ROOM, flow.room))
    longest = max(copy.width, copy.height)
    most = max(_NATURAL, min(_COARSE, _LEGIBLE / longest))
    scale = min(flow.paper.measure / copy.width, room / copy.height, most)
    frame = _framed(flow, copy, scale)
    with flow.tag("Figure", alt=_alt(exhibit), box=frame.box):
        _draw(flow, copy, frame, keep)
    flow.y = frame.bottom - _BELOW
    set_facts(flow, facts)


def set_pages(flow: Flow, exhibit: Exhibit, paper: Paper, keep: Keep, head: str) -> Reason | None:
    """Set every page of a paper, one on a page; wide ones on turned pages.

    Returns why the first page that is missing could not be drawn.
    """
    missing: Reason | None = None
    for page in paper.pages:
        if page.copy is None:
            flow.start(head)
            flow.text(missing_pages(page), flow.look.notice)
            missing = missing or page.reason
            continue
        flow.start(head, landscape=page.copy.width > page.copy.height)
        _set_page(flow, exhibit, paper, page, page.copy, keep)
    return missing


def _set_page(
    flow: Flow, exhibit: Exhibit, paper: Paper, page: Page, copy: Copy, keep: Keep
) -> None:
    line = page_line(page, paper)
    room = flow.room - flow.look.small.leading - _BELOW
    natural = page.width / copy.width  # the size that the page itself has
    scale = min(flow.paper.measure / copy.width, room / copy.height, max(natural, _NATURAL))
    frame = _framed(flow, copy, scale)
    alt = _("Page {number} of {count} of exhibit {label}, {name}").format(
        number=page.number, count=paper.count, label=exhibit.label, name=exhibit.name
    )
    with flow.tag("Sect"):
        with flow.tag("Figure", alt=alt, box=frame.box):
            _draw(flow, copy, frame, keep)
        set_hidden(flow, page.words, frame.box)
        flow.y = frame.bottom - _BELOW
        flow.text(line, flow.look.small)


def _framed(flow: Flow, copy: Copy, scale: float) -> Frame:
    width, height = copy.width * scale, copy.height * scale
    left = flow.left + (flow.paper.measure - width) / 2
    return Frame(left=left, bottom=flow.y - height, width=width, height=height)


def _draw(flow: Flow, copy: Copy, frame: Frame, keep: Keep) -> None:
    place = (frame.left, frame.bottom, frame.width, frame.height)
    flow.sheet.picture(keep(copy), *place)
    flow.sheet.frame(*place, design.RULE)


def _alt(exhibit: Exhibit) -> str:
    """Return what stands for a picture where it cannot be seen: whose words there are."""
    what = exhibit.description or exhibit.name
    return _("Exhibit {label}: picture, {what}").format(label=exhibit.label, what=what)
