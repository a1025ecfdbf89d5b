"""From the history of a log and a selection to the report: what is printed, nothing of how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from evidencelog.core import kinds
from evidencelog.core.chronology import sort_key
from evidencelog.core.history import History, Standing, Version
from evidencelog.core.moment_words import describe, describe_recorded
from evidencelog.i18n import gettext as _
from evidencelog.i18n import in_its_language, said
from evidencelog.reports.answers import answers_of, obtained_facts, written_down
from evidencelog.reports.changes import changes_of
from evidencelog.reports.minors import Shield, shield_for, shielded, shielded_names
from evidencelog.reports.model import (
    Caption,
    Chronology,
    Contents,
    Cover,
    Entry,
    Exhibit,
    Exhibits,
    Fact,
    FullEntries,
    Integrity,
    Part,
    People,
    Report,
)
from evidencelog.reports.names import people_in, places_in
from evidencelog.reports.selection import Selection
from evidencelog.reports.statements import integrity_sections, scope_sentences
from evidencelog.reports.summary import LONGEST_TITLE, UNDATED, month_of, shortened, summary_of
from evidencelog.reports.wording import KINDS, UNREQUESTED, one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The state of the log that a report prints; digests in lower-case hex.

    `size` counts its records; `stamp` is when the last of them was written, as
    `YYYY-MM-DDThh:mm:ssZ`.
    """

    log: str
    key: str
    size: int
    root: str
    stamp: str


@in_its_language
def build(
    history: History,
    selection: Selection,
    *,
    state: State,
    title: str = "",
    caption: Caption | None = None,
    owner: str = "",
    paper: str = "letter",
    profile: str = "generic-letter",
    language: str = "en",
) -> Report:
    """Return the report of the entries that `selection` takes.

    `caption` is what a court's papers carry; `owner` names who keeps the log.
    """
    selection = replace(selection, hidden=_hidden(history, selection))
    chosen = sorted(
        (standing for standing in history.readable if selection.takes(standing)),
        key=lambda standing: (
            not is_event(standing),
            sort_key(standing.current.occurred, standing.first.recorded),
            standing.number,
        ),
    )
    shield = shield_for(history.readable) if selection.seen_by_others else str
    entries = tuple(shielded(_entry(one, selection, shield), shield) for one in chosen)
    named = People(
        people=shielded_names(people_in(chosen), shield),
        places=shielded_names(places_in(chosen, selection), shield),
    )
    parts: list[Part] = [
        Cover(
            facts=tuple(_cover(owner, state)),
            counts=tuple(_counts(chosen, entries)),
            scope=_scope(history, selection, chosen, shield),
        ),
        Contents(),
        Chronology(),
    ]
    if entries:
        parts.append(FullEntries())
    if named.people or named.places:
        parts.append(named)
    if any(entry.exhibits for entry in entries):
        parts.append(Exhibits())
    parts.append(
        Integrity(
            state=_state_facts(state),
            sections=integrity_sections(),
            fingerprints=tuple(_fingerprints(chosen)),
        )
    )
    return Report(
        title=title or _("Chronological record"),
        subtitle=_period(entries),
        caption=caption or Caption(),
        language=language,
        stamp=state.stamp,
        profile=profile,
        paper=paper,
        entries=entries,
        parts=tuple(parts),
    )


def _entry(standing: Standing, selection: Selection, shield: Shield) -> Entry:
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
    """Tell whether an entry belongs in the chronology: a person entered without a time does not."""
    entry = standing.current
    return not isinstance(entry, kinds.Person) or entry.occurred is not None


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


def _exhibits(standing: Standing, selection: Selection, title: str) -> Iterable[Exhibit]:
    versions: tuple[Version, ...] = (standing.newest, *standing.details)
    attachments = {one.id: one for version in versions for one in version.entry.attachments}
    entry = standing.current
    when = describe(entry.occurred, style="short") if entry.occurred else ""
    about = ", ".join(part for part in (title or kind_of(standing), when) if part)
    for place, attachment in enumerate(attachments.values(), 1):
        yield Exhibit(
            label=f"{standing.number}-{place}",
            entry=standing.number,
            about=about,
            id=attachment.id,
            name=one_line(attachment.name),
            type=attachment.type,
            size=attachment.size,
            sha256=attachment.sha256,
            description=attachment.description,
            facts=tuple(obtained_facts(attachment, selection)),
        )


def _period(entries: tuple[Entry, ...]) -> str:
    undated = said(UNDATED)
    months = list(
        dict.fromkeys(entry.month for entry in entries if entry.event and entry.month != undated)
    )
    if not months:
        return ""
    return months[0] if len(months) == 1 else f"{months[0]} – {months[-1]}"


def _cover(owner: str, state: State) -> Iterable[Fact]:
    if owner:
        yield Fact(label=_("Kept by"), value=owner)
    stamp = state.stamp.replace("T", " ").replace("Z", " UTC")
    yield Fact(label=_("State of the log"), value=_("as of {stamp}").format(stamp=stamp))
    yield Fact(
        label=_("Times"),
        value=_("as they were at the place, each with its offset from UTC where it is known"),
    )


def _counts(chosen: list[Standing], entries: tuple[Entry, ...]) -> Iterable[Fact]:
    numbers = Counter(kind_of(standing) for standing in chosen)
    by_kind = ", ".join(f"{kind}: {count}" for kind, count in sorted(numbers.items()))
    total = str(len(entries))
    yield Fact(label=_("Entries"), value=f"{total} ({by_kind})" if by_kind else total)
    exhibits = sum(len(entry.exhibits) for entry in entries)
    yield Fact(label=_("Exhibits"), value=str(exhibits))
    changed = sum(1 for entry in entries if entry.changes)
    if changed:
        yield Fact(label=_("Changed or added to later"), value=str(changed))


def _hidden(history: History, selection: Selection) -> frozenset[int]:
    """Return the numbers of the entries that nothing in the report may speak of."""
    return frozenset(
        standing.number
        for standing in history.readable
        if standing.withdrawn is not None or standing.label not in selection.labels
    )


def _scope(
    history: History, selection: Selection, chosen: list[Standing], shield: Shield
) -> tuple[str, ...]:
    everything = history.entries.values()
    withdrawn = sum(1 for one in everything if one.withdrawn and not one.erased)
    erased = sum(1 for one in everything if one.erased)
    left_out = len(history.entries) - len(chosen) - withdrawn - erased
    person = shield(selection.person) if selection.person is not None else None
    return scope_sentences(
        replace(selection, person=person),
        left_out=left_out,
        withdrawn=withdrawn,
        erased=erased,
        damaged=len(history.damaged),
    )


def _state_facts(state: State) -> tuple[Fact, ...]:
    return (
        Fact(label=_("Log"), value=state.log),
        Fact(label=_("Public key"), value=state.key),
        Fact(label=_("Records"), value=str(state.size)),
        Fact(label=_("Fingerprint of all of them"), value=state.root),
        Fact(
            label=_("Last record written"),
            value=state.stamp.replace("T", " ").replace("Z", " UTC"),
        ),
    )


def _fingerprints(chosen: list[Standing]) -> Iterable[Fact]:
    for standing in sorted(chosen, key=lambda one: one.number):
        for index, version in enumerate(standing.versions):
            label = str(standing.number)
            if index:
                label = _("{number}, version {version}").format(number=label, version=index + 1)
            yield Fact(label=label, value=version.leaf.hex())
        for detail in standing.details:
            label = _("{number}, added").format(number=standing.number)
            yield Fact(label=label, value=detail.leaf.hex())
