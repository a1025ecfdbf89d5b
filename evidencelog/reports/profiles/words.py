"""What a profile does, in plain words: for the terminal, the page of profiles, the pass sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from evidencelog.i18n import gettext as _
from evidencelog.i18n import said
from evidencelog.reports.model import Fact
from evidencelog.reports.profiles.declarations import declaration
from evidencelog.reports.profiles.form import Area, Profile, Rule

_INCH: Final = 72
_MEGABYTE: Final = 1_000_000


def facts(profile: Profile) -> tuple[Fact, ...]:
    """Return everything that a profile settles, each as a label and a value."""
    return (
        Fact(label=_("Paper"), value=paper(profile)),
        Fact(label=_("Smallest type of the text"), value=type_size(profile)),
        Fact(label=_("Page numbers"), value=numbering(profile)),
        Fact(label=_("Exhibits"), value=_exhibits(profile)),
        Fact(label=_("Numbers on exhibit pages"), value=_yes(profile.bates.on)),
        Fact(label=_("Kept free for a stamp"), value=_stamp(profile)),
        Fact(label=_("Limits"), value=limits(profile)),
        Fact(label=_("Links"), value=_links(profile)),
        Fact(label=_("Original files inside"), value=_yes(profile.originals)),
        Fact(label=_("File"), value=f"PDF/A-{profile.pdfa}, PDF/UA-1"),
        Fact(label=_("Made for"), value=_audience(profile)),
        Fact(label=_("Forms to fill in"), value="; ".join(_forms(profile)) or _("none")),
    )


def paper(profile: Profile) -> str:
    """Return the paper, as it is called in shops."""
    names = {"letter": "US Letter", "a4": "A4", None: _("as in the settings")}
    return names[profile.paper]


def type_size(profile: Profile) -> str:
    """Return the least size of type; "-" where no rule was found."""
    if profile.body_size is None:
        return "-"
    return _("{size} points").format(size=f"{profile.body_size:g}")


def numbering(profile: Profile) -> str:
    """Return how pages are numbered."""
    ways = {
        "continuous": _("one run from 1"),
        "sections": _("a letter for each section and a run in it (A1, A2, B1)"),
    }
    said_ways = _(", or ").join(ways[way] for way in profile.numberings)
    if profile.counter_matches:
        return _("{numbers}, as the page counter of a reader shows them").format(numbers=said_ways)
    return said_ways


def limits(profile: Profile) -> str:
    """Return the limits of size and pages; "-" where none was found."""
    held = profile.limits
    told = [
        _("{count} MB a file").format(count=held.bytes // _MEGABYTE) if held.bytes else "",
        _("a warning from {count} MB").format(count=held.warn_bytes // _MEGABYTE)
        if held.warn_bytes
        else "",
        _("{count} pages a file").format(count=held.pages) if held.pages else "",
        _("a warning from {count} pages").format(count=held.warn_pages) if held.warn_pages else "",
    ]
    return ", ".join(one for one in told if one) or "-"


def _exhibits(profile: Profile) -> str:
    word = said(profile.exhibits.word)
    return {
        "label": _("{word} and the name that the log gives, such as {word} 12-1"),
        "number": _("{word} and a number, such as {word} 1"),
        "letter": _("{word} and a letter, such as {word} A"),
        "initials": _("{word} and initials with a number, such as {word} SAM1"),
    }[profile.exhibits.naming].format(word=word)


def _stamp(profile: Profile) -> str:
    if profile.stamp is None:
        return "-"
    first = _("top right of the first page, {size}").format(size=_size(profile.stamp.first))
    if profile.stamp.later is None:
        return first
    later = _("of later pages {size}").format(size=_size(profile.stamp.later))
    return f"{first}, {later}"


def _size(area: Area) -> str:
    width, height = (f"{length / _INCH:.3g}" for length in (area.width, area.height))
    return _("{width} by {height} inches").format(width=width, height=height)


def _links(profile: Profile) -> str:
    return {
        "all": _("inside the file and out of it"),
        "internal": _("only inside the file"),
        "none": _("none"),
    }[profile.links]


def _audience(profile: Profile) -> str:
    return {
        "me": _("yourself"),
        "lawyer": _("a lawyer"),
        "advocate": _("an advocate"),
        "police": _("the police"),
        "court": _("a court: only open entries"),
    }[profile.audience]


def _yes(there: bool) -> str:
    return _("yes") if there else _("no")


def _forms(profile: Profile) -> Iterator[str]:
    for key in profile.declarations:
        form = declaration(key)
        yield _("{title} (draft wording)").format(title=form.title) if form.draft else form.title


def read_how(rule: Rule) -> str:
    """Return on which day and in what form a rule was read."""
    through = {
        "text": _("read on {day}"),
        "copy": _("a copy was read on {day}"),
        "report": _("read on {day} as others tell it"),
    }[rule.through].format(day=rule.read)
    return f"{through}; {said(rule.version)}" if rule.version else through
