"""The exhibits: a photograph on its own page, any other file as a sheet that describes it."""

from __future__ import annotations

from dataclasses import dataclass

from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext
from evidencelog.reports.layout import design
from evidencelog.reports.layout.facts import height_of, set_facts
from evidencelog.reports.layout.flow import DROP, Flow
from evidencelog.reports.layout.places import Places
from evidencelog.reports.model import Exhibit, Fact
from evidencelog.reports.pictures.decoding import Picture, Reason
from evidencelog.reports.wording import readable_size

_BELOW = 12.0
_LEAST_ROOM = 240.0  # for the picture, however much is said below it


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """How an exhibit's picture came out: its name among the document's pictures."""

    name: str
    picture: Picture


def set_exhibit(flow: Flow, exhibit: Exhibit, shown: Shown | Reason | None) -> None:
    """Set one exhibit; `shown` is its picture, why there is none, or None for other files."""
    name = _("Exhibit {label}").format(label=exhibit.label)
    flow.start(f"{_('Exhibits')} · {name}")
    heading = f"{name} – {exhibit.description or exhibit.name}"
    flow.title(name, f"exhibit {exhibit.label}", level=1, bookmark=heading)
    if exhibit.description:
        flow.text(exhibit.description, design.PROSE, after=6)
    _belongs(flow, exhibit)
    if isinstance(shown, Shown):
        _set_picture(flow, exhibit, shown)
    else:
        _set_sheet(flow, exhibit, shown)


def _belongs(flow: Flow, exhibit: Exhibit) -> None:
    place = f"entry {exhibit.entry}"

    def text(places: Places) -> str:
        return _("page {page}").format(page=places.label(place))

    style, top, right = design.TAG, flow.y, flow.left + flow.paper.measure
    belongs = _("Belongs to entry {number}: {about}").format(
        number=exhibit.entry, about=exhibit.about
    )
    with flow.tag("P"), flow.tag("Link", target=place):
        for line in flow.fill(belongs, style, flow.paper.measure - 60):
            flow.place(line, style, flow.left, flow.y, flow.paper.measure - 60)
            flow.y -= style.leading
        flow.sheet.words_later(text, style, right, top - style.leading * DROP, align=1.0)
        flow.link((flow.left, flow.y, right, top), place)
    flow.y -= 8


def _set_picture(flow: Flow, exhibit: Exhibit, shown: Shown) -> None:
    facts = (*_file_facts(exhibit), *exhibit.facts, *_picture_facts(shown.picture))
    room = max(flow.room - height_of(flow, facts) - _BELOW, _LEAST_ROOM)
    picture = shown.picture
    scale = min(flow.paper.measure / picture.width, room / picture.height, 1.0)
    width, height = picture.width * scale, picture.height * scale
    left = flow.left + (flow.paper.measure - width) / 2
    flow.need(height)
    flow.y -= height
    box = (left, flow.y, left + width, flow.y + height)
    with flow.tag("Figure", alt=_described(exhibit), box=box):
        flow.sheet.picture(shown.name, left, flow.y, width, height)
    flow.sheet.frame(left, flow.y, width, height, design.RULE)
    flow.y -= _BELOW
    set_facts(flow, facts)


def _described(exhibit: Exhibit) -> str:
    """Return the words that stand for the picture where it cannot be seen."""
    name = _("Exhibit {label}").format(label=exhibit.label)
    return f"{name}: {exhibit.description or exhibit.name}"


def _set_sheet(flow: Flow, exhibit: Exhibit, reason: Reason | None) -> None:
    if reason is not None:
        flow.text(_reasons()[reason], design.NOTICE, after=10)
    set_facts(flow, (*_file_facts(exhibit), *exhibit.facts))
    if reason == "unreadable":  # nothing better can be promised of the original
        return
    flow.y -= 10
    flow.text(_("The file itself is in the log and can be handed over separately."), design.SMALL)


def _file_facts(exhibit: Exhibit) -> tuple[Fact, ...]:
    return (
        Fact(label=_("File name"), value=exhibit.name),
        Fact(label=_("Type"), value=exhibit.type),
        Fact(label=_("Size"), value=readable_size(exhibit.size)),
        Fact(label="SHA-256", value=exhibit.sha256),
    )


def _picture_facts(picture: Picture) -> tuple[Fact, ...]:
    source = _("{width} by {height} pixels").format(
        width=picture.source_width, height=picture.source_height
    )
    notes = [source]
    if (picture.source_width, picture.source_height) != (picture.width, picture.height):
        notes.append(
            _("printed at {width} by {height}").format(width=picture.width, height=picture.height)
        )
    if picture.turned:
        notes.append(_("turned upright as the camera noted"))
    if picture.frames > 1:
        notes.append(
            ngettext("first of {n} frame", "first of {n} frames", picture.frames).format(
                n=picture.frames
            )
        )
    facts = [Fact(label=_("Picture"), value="; ".join(notes))]
    if picture.damaged:
        facts.append(
            Fact(
                label=_("Note"),
                value=_("The file is damaged: only the part that could be read is shown."),
            )
        )
    return tuple(facts)


def _reasons() -> dict[Reason, str]:
    return {
        "not a picture": _("This file cannot be shown: it is not a picture of a known kind."),
        "damaged": _("This picture cannot be shown: the file is damaged or incomplete."),
        "too large": _("This picture cannot be shown: it is too large to be opened safely."),
        "format": _("This picture cannot be shown here: this program cannot read its format."),
        "failed": _("This picture cannot be shown: opening it did not succeed."),
        "took too long": _("This picture cannot be shown: opening it took too long."),
        "unreadable": _("This file could not be read from the log as it was attached."),
    }
