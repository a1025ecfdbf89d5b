"""The exhibits: an index, then each file as it can be shown on paper, with what is known of it."""

from __future__ import annotations

from evidencelog.i18n import gettext as _
from evidencelog.reports.exhibits.shown import (
    Paper,
    Picture,
    Reason,
    Recording,
    Shown,
    Unshown,
    Writing,
)
from evidencelog.reports.layout.exhibit_index import end_of, set_index
from evidencelog.reports.layout.exhibit_pages import Keep, is_wide, set_pages, set_picture
from evidencelog.reports.layout.exhibit_text import set_transcript, set_writing
from evidencelog.reports.layout.exhibit_words import REASONS, facts_of, file_facts
from evidencelog.reports.layout.facts import set_facts
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.headings import begin_part
from evidencelog.reports.layout.references import set_pointer
from evidencelog.reports.model import Exhibit, Exhibits, Fact, Report


def begin_exhibits(flow: Flow, report: Report) -> None:
    """Set the heading and the index of the exhibits; the pages after it are numbered."""
    begin_part(flow, Exhibits.key, _("Exhibits"))
    set_index(flow, report)
    flow.bates = report.bates


def end_exhibits(flow: Flow) -> None:
    """Number no further pages."""
    flow.bates = None


def set_exhibit(flow: Flow, exhibit: Exhibit, shown: Shown, keep: Keep) -> Reason | None:
    """Set one exhibit as it can be shown; `keep` takes its pictures into the document.

    Returns why it, or the first of its pages that is missing, is not shown.
    """
    name = _("Exhibit {label}").format(label=exhibit.label)
    head = f"{_('Exhibits')} · {name}"
    place = f"exhibit {exhibit.label}"
    flow.start(head, landscape=isinstance(shown, Picture) and is_wide(flow, shown.copy))
    with flow.tag("Sect"):
        about = exhibit.description or exhibit.name
        flow.title(name, place, level=1, bookmark=f"{name} – {about}")
        if exhibit.description:
            flow.text(exhibit.description, flow.look.prose, after=6)
        _belongs(flow, exhibit)
        reason = _set_shown(flow, exhibit, shown, keep, head)
    flow.mark(end_of(place))
    return reason


def continue_exhibit(flow: Flow, exhibit: Exhibit, paper: Paper, keep: Keep) -> Reason | None:
    """Set the further pages of an exhibit that began in an earlier file."""
    name = _("Exhibit {label}").format(label=exhibit.label)
    head = f"{_('Exhibits')} · {name}"
    with flow.tag("Sect"):
        flow.head = head
        reason = set_pages(flow, exhibit, paper, keep, head)
    flow.mark(end_of(f"exhibit {exhibit.label}"))
    return reason


def _belongs(flow: Flow, exhibit: Exhibit) -> None:
    belongs = _("Belongs to entry {number}: {about}").format(
        number=exhibit.entry, about=exhibit.about
    )
    set_pointer(flow, belongs, f"entry {exhibit.entry}", style=flow.look.tag)
    flow.y -= 8


def _set_shown(flow: Flow, exhibit: Exhibit, shown: Shown, keep: Keep, head: str) -> Reason | None:
    facts = (*file_facts(exhibit), *exhibit.facts, *facts_of(shown))
    if isinstance(shown, Picture):
        set_picture(flow, exhibit, shown, facts, keep)
    else:
        _set_sheet(flow, exhibit, shown, facts)
    if exhibit.transcript:
        set_transcript(flow, exhibit.transcript)
    if isinstance(shown, Paper):
        return set_pages(flow, exhibit, shown, keep, head)
    if isinstance(shown, Writing):
        set_writing(flow, exhibit, shown)
    return shown.reason if isinstance(shown, Unshown) else None


def _set_sheet(flow: Flow, exhibit: Exhibit, shown: Shown, facts: tuple[Fact, ...]) -> None:
    """Set what stands for a file: what it is, why it is not shown, where it can be had."""
    notice = _notice(exhibit, shown)
    if notice:
        flow.text(notice, flow.look.notice, after=10)
    set_facts(flow, facts)
    if exhibit.withheld is None and exhibit.type.startswith(("audio/", "video/")):
        flow.y -= 8
        flow.text(
            _("Laws on recording differ by place; ask whether this recording may be used."),
            flow.look.notice,
        )
    if shown != Unshown(reason="unreadable"):  # else nothing can be promised of the original
        flow.y -= 10
        flow.text(
            _("The file itself is in the log and can be handed over separately."), flow.look.small
        )


def _notice(exhibit: Exhibit, shown: Shown) -> str:
    if exhibit.withheld is not None:
        return exhibit.withheld
    match shown:
        case Unshown():
            return REASONS[shown.reason]
        case Recording():
            return _("This file is a recording, which paper cannot show.")
        case Paper():
            return _("The pages of this file follow.")
        case Writing():
            return ""
        case _:
            return _("Files of this kind are described here and not shown.")
