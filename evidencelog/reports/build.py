"""From the history of a log and a selection to the report: what is printed, nothing of how."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from evidencelog.core.chronology import sort_key
from evidencelog.core.history import History, Standing
from evidencelog.i18n import gettext as _
from evidencelog.i18n import speaking
from evidencelog.reports.charts import charts_of
from evidencelog.reports.conversations import conversations_of
from evidencelog.reports.cover import cover_of, period_of
from evidencelog.reports.entries import entry_of, is_event
from evidencelog.reports.excerpts import Excerpt
from evidencelog.reports.exhibit_names import named_exhibits
from evidencelog.reports.gaps import selection_of
from evidencelog.reports.imported_files import with_files_of
from evidencelog.reports.incident import incident_of
from evidencelog.reports.integrity import integrity_of
from evidencelog.reports.key_facts import key_facts_of
from evidencelog.reports.material import Material, State
from evidencelog.reports.minors import shield_for, shielded, shielded_names
from evidencelog.reports.model import (
    Chronology,
    Contents,
    Declarations,
    Exhibits,
    Form,
    FullEntries,
    Part,
    People,
    Report,
)
from evidencelog.reports.names import people_in, places_in
from evidencelog.reports.presentation import Presentation
from evidencelog.reports.schedules import schedules_of
from evidencelog.reports.selection import Selection
from evidencelog.reports.statement import statement_of
from evidencelog.reports.verification import verification_of


def build(
    history: History,
    selection: Selection,
    *,
    state: State,
    presentation: Presentation | None = None,
    named: Iterable[Standing] | None = None,
    excerpts: tuple[Excerpt, ...] = (),
) -> Report:
    """Return the report of the entries that `selection` takes.

    `excerpts` are the imported rows to be printed; their imports are among the entries,
    whatever else is taken. `named` are the entries by which children are known, when the log
    has since said more of them than `history`. Parts that have nothing to say are left out;
    the chronology says that there is nothing.
    """
    how = presentation or Presentation()
    with speaking(how.language):
        return _report(_material(history, selection, state, how, named, excerpts))


def _report(material: Material) -> Report:
    how = material.presentation
    return Report(
        form=how.form,
        title=how.title or _titles()[how.form],
        subtitle=period_of(material.entries),
        caption=how.caption,
        language=how.language,
        stamp=material.state.stamp,
        conventions=how.conventions,
        entries=material.entries,
        parts=tuple(_parts(material)),
        bates=how.bates,
    )


def _titles() -> Mapping[Form, str]:
    return {
        "timeline": _("Chronological record"),
        "statement": _("Statement"),
        "incident": _("Incident report"),
    }


def _material(
    history: History,
    selection: Selection,
    state: State,
    presentation: Presentation,
    named: Iterable[Standing] | None = None,
    excerpts: tuple[Excerpt, ...] = (),
) -> Material:
    selection = replace(selection, hidden=_hidden(history, selection))
    sources = {excerpt.number for excerpt in excerpts}
    chosen = sorted(
        (one for one in history.readable if selection.takes(one) or one.number in sources),
        key=lambda standing: (
            not is_event(standing),
            sort_key(standing.current.occurred, standing.first.recorded),
            standing.number,
        ),
    )
    in_full = selection.in_full or not selection.seen_by_others
    shield = str if in_full else shield_for(history.readable if named is None else named)
    entries = (
        shielded(with_files_of(entry_of(one, selection, shield), excerpts, selection), shield)
        for one in chosen
    )
    return Material(
        history=history,
        selection=selection,
        presentation=presentation,
        state=state,
        chosen=chosen,
        entries=named_exhibits(tuple(entries), presentation),
        shield=shield,
        excerpts=excerpts,
    )


def _hidden(history: History, selection: Selection) -> frozenset[int]:
    """Return the numbers of the entries that nothing in the report may speak of."""
    return frozenset(
        standing.number
        for standing in history.readable
        if standing.withdrawn is not None or standing.label not in selection.labels
    )


def _parts(material: Material) -> Iterator[Part]:
    for key in material.presentation.contents:
        part = _MAKERS[key](material)
        if part is not None:
            yield part


def _contents(_material: Material) -> Part:
    return Contents()


def _chronology(_material: Material) -> Part:
    return Chronology()


def _entries(material: Material) -> Part | None:
    return FullEntries() if material.entries else None


def _people(material: Material) -> Part | None:
    people = People(
        people=shielded_names(people_in(material.chosen), material.shield),
        places=shielded_names(places_in(material.chosen, material.selection), material.shield),
    )
    return people if people.people or people.places else None


def _exhibits(material: Material) -> Part | None:
    return Exhibits() if any(entry.exhibits for entry in material.entries) else None


def _declarations(material: Material) -> Part | None:
    declarations = material.presentation.declarations
    return Declarations(declarations=declarations) if declarations else None


_MAKERS: Mapping[str, Callable[[Material], Part | None]] = {
    "cover": cover_of,
    "contents": _contents,
    "summary": key_facts_of,
    "chronology": _chronology,
    "entries": _entries,
    "conversations": conversations_of,
    "people": _people,
    "exhibits": _exhibits,
    "schedules": schedules_of,
    "charts": charts_of,
    "selection": selection_of,
    "declarations": _declarations,
    "integrity": integrity_of,
    "verification": verification_of,
    "statement": statement_of,
    "incident": incident_of,
}
