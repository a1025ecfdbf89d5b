"""One entry of the log as it is printed: its line in the chronology and everything it says."""

from __future__ import annotations

from collections.abc import Iterable

from evidencelog.core import kinds
from evidencelog.core.history import Standing, Version
from evidencelog.core.moment_words import describe, describe_recorded
from evidencelog.i18n import gettext as _
from evidencelog.i18n import said
from evidencelog.reports.answers import answers_of, obtained_facts, written_down
from evidencelog.reports.changes import changes_of
from evidencelog.reports.minors import Shield
from evidencelog.reports.model import Entry, Exhibit, Fact
from evidencelog.reports.selection import Selection
from evidencelog.reports.summary import LONGEST_TITLE, month_of, shortened, summary_of
from evidencelog.reports.wording import KINDS, UNREQUESTED, one_line


def entry_of(standing: Standing, selection: Selection, shield: Shield) -> Entry:
    """Return an entry in its newest version, with its changes and its exhibits."""
    version = standing.newest
    entry = version.entry
    answers = answers_of(version, standing.kind, selection)
    written = written_down(standing.first)
    title = one_line(title_of(entry))
    return Entry(
        number=standing.number,
        kind=kind_of(standing),
        title=title,
        event=is_event(standing),
        brief=shortened(title, LONGEST_TITLE),
        month=month_of(version),
        day=describe(entry.occurred, style="short") if entry.occurred else _("no time given"),
        time=_time_line(standing),
        summary=summary_of(entry, answers, shield),
        facts=(*answers.top, Fact(label=_("Written down"), value=written)),
        account=answers.account,
        quotes=answers.quotes,
        answers=answers.further,
        changes=changes_of(standing, selection),
        exhibits=tuple(_exhibits(standing, selection, title)),
    )


def title_of(entry: kinds.Entry) -> str:
    """Return the title that was given, or the name of a person who was entered."""
    if entry.title or not isinstance(entry, kinds.Person):
        return entry.title or ""
    return entry.name or ""


def is_event(standing: Standing) -> bool:
    """Tell whether an entry belongs in the chronology.

    A person entered without a time does not, nor does an import: its messages have times.
    """
    entry = standing.current
    return not isinstance(entry, kinds.Person | kinds.Import) or entry.occurred is not None


def _time_line(standing: Standing) -> str:
    """Return the offset of the event, or when it was written down where no time was given."""
    occurred, recorded = standing.current.occurred, standing.first.recorded
    if occurred is None and recorded is not None:
        return _("written {when}").format(when=describe_recorded(recorded, style="short"))
    return f"UTC{occurred.offset}" if occurred and occurred.offset else ""


def kind_of(standing: Standing) -> str:
    """Return the printed name of an entry's kind."""
    entry = standing.current
    if isinstance(entry, kinds.Contact) and entry.wanted == "no":
        return said(UNREQUESTED)
    return KINDS.get(standing.kind, standing.kind)


def _not_shown() -> str:
    return _("Not shown in this copy. Held by the person who keeps the log.")


def _source_kept() -> str:
    return _("The source of an import. It is kept in the log; what is printed of it is cited.")


def _exhibits(standing: Standing, selection: Selection, title: str) -> Iterable[Exhibit]:
    versions: tuple[Version, ...] = (standing.newest, *standing.details)
    attachments = {one.id: one for version in versions for one in version.entry.attachments}
    entry = standing.current
    sources = {one.id for one in entry.attachments} if isinstance(entry, kinds.Import) else ()
    when = describe(entry.occurred, style="short") if entry.occurred else ""
    about = ", ".join(part for part in (title or kind_of(standing), when) if part)
    for place, attachment in enumerate(attachments.values(), 1):
        name = f"{standing.number}-{place}"
        source = attachment.id in sources
        held = attachment.id in selection.intimate and name not in selection.show_intimate
        yield Exhibit(
            label=name,
            entry=standing.number,
            about=about,
            id=attachment.id,
            name=one_line(attachment.name),
            type=attachment.type,
            size=attachment.size,
            sha256=attachment.sha256,
            description=attachment.description,
            facts=tuple(obtained_facts(attachment, selection)),
            withheld=_not_shown() if held else (_source_kept() if source else None),
        )
