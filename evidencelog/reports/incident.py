"""A few entries under the headings that police forms use, with places to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from evidencelog.core.history import Standing
from evidencelog.i18n import gettext as _
from evidencelog.reports.citing import answer, labels_of, pairs
from evidencelog.reports.material import Material
from evidencelog.reports.model import Blank, Entry, Fact, IncidentReport, Occasion
from evidencelog.reports.wording import label_of, value_of


def incident_of(material: Material) -> IncidentReport | None:
    """Return the report, or nothing when no entry was chosen.

    Entries about earlier reports are named by their numbers, all others in full.
    """
    occasions = tuple(
        _occasion(material, standing, entry)
        for standing, entry in pairs(material)
        if standing.kind != "report"
    )
    earlier = tuple(_earlier(material))
    if not occasions and not earlier:
        return None
    return IncidentReport(
        person=_person(material),
        occasions=occasions,
        earlier=earlier,
        blanks=_blanks(),
        notes=_notes(),
    )


def _headings() -> Mapping[str, tuple[str, ...]]:
    """Return the headings of the form and the fields below each."""
    return {
        _("When"): ("occurred", "recorded", "planned", "planned_end", "duration", "frequency"),
        _("Where"): ("place", "address", "coordinates", "planned_place"),
        _("What"): (
            "direction", "channel", "platform", "sender", "recipient", "shown_as", "via",
            "outcome", "count", "tactics", "threat", "threat_to", "status", "late", "minutes",
            "about", "reply", "notice", "source", "known", "did", "technology", "substances",
            "tags", "mark",
        ),
        _("Who"): ("people", "name", "aliases", "identifiers", "relation", "role", "by", "to"),
        _("Children"): ("children", "child_condition"),
        _("Harm and damage"): ("injuries", "medical", "damage", "damage_cost", "pets", "effect"),
        _("Objects and vehicles"): ("weapon", "vehicle", "items"),
        _("Orders and stated limits"): ("clauses", "wanted", "asked_to_stop", "blocked"),
        _("Reported before"): ("police", "reported", "standby"),
    }  # fmt: skip


def _occasion(material: Material, standing: Standing, entry: Entry) -> Occasion:
    return Occasion(
        entry=entry.number,
        title=entry.brief or entry.kind,
        groups=_grouped(material, standing, (*_facts(entry), *_clause_texts(material, standing))),
        account=entry.account,
        quotes=entry.quotes,
        exhibits=labels_of(entry),
    )


def _facts(entry: Entry) -> Iterator[Fact]:
    """Yield every answer, those that were added later with the time."""
    yield from entry.facts
    yield from entry.answers
    for change in entry.changes:
        for fact in change.added:
            yield replace(fact, value=f"{fact.value}\n({change.heading})")


def _clause_texts(material: Material, standing: Standing) -> Iterator[Fact]:
    """Yield the words of each clause that is named, from orders that this reader may see.

    The order itself need not be among the chosen entries: an officer needs its words.
    """
    for clause in answer(standing, "clauses") or ():
        order = material.history.get(int(clause.order)) if _is_number(clause.order) else None
        if order is None or not order.readable or order.number in material.selection.hidden:
            continue
        for one in answer(order, "numbered") or ():
            if one.text and one.number.rstrip(".") == clause.clause.rstrip("."):
                yield Fact(label=_clause_label(order, one.number), value=material.shield(one.text))


def _is_number(text: str | None) -> bool:
    return text is not None and text.isdecimal()


def _clause_label(order: Standing, number: str) -> str:
    case = answer(order, "case_number") or answer(order, "court")
    if case:
        return _("Clause {number} of the order {case}").format(number=number, case=case)
    return _("Clause {number} of the order").format(number=number)


def _grouped(
    material: Material, standing: Standing, facts: tuple[Fact, ...]
) -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    """Return the answers under the headings; what belongs below none stands last."""
    groups: dict[str, list[Fact]] = {heading: [] for heading in _headings()}
    other = _("Further answers")
    groups[other] = []
    places = _places(material, standing)
    for fact in facts:
        groups[places.get(fact.label, other)].append(fact)
    return tuple((heading, tuple(found)) for heading, found in groups.items() if found)


def _places(material: Material, standing: Standing) -> Mapping[str, str]:
    """Return the heading below which each label stands."""
    places = {
        label_of(standing.kind, name): heading
        for heading, names in _headings().items()
        for name in names
    }
    places |= {
        fact.label: _("Orders and stated limits") for fact in _clause_texts(material, standing)
    }
    places |= {_("Address"): _("Where"), _("Coordinates"): _("Where")}
    places |= {_("Against the plan"): _("When")}
    people = answer(standing, "people") or ()
    contacts = (_("Contact of {name}").format(name=one.name) for one in people)
    return places | {material.shield(label): _("Who") for label in contacts}


def _person(material: Material) -> tuple[Fact, ...]:
    owner = material.presentation.owner
    return (Fact(label=_("Name"), value=owner),) if owner else ()


def _earlier(material: Material) -> Iterator[Fact]:
    """Yield the numbers of reports that were made before, with the office and the day."""
    for standing, entry in pairs(material):
        police = answer(standing, "police")
        if standing.kind == "report":
            yield _made(material, standing, entry)
        elif police is not None and police.report:
            said = [police.report, police.force, police.officer, police.badge]
            label = _("Police report (entry {number})").format(number=entry.number)
            yield Fact(label=label, value=material.shield(_listed(said)))


def _made(material: Material, standing: Standing, entry: Entry) -> Fact:
    agency = answer(standing, "agency")
    said = [
        answer(standing, "reference"),
        answer(standing, "agency_name") or (value_of("agency", agency) if agency else None),
        entry.day,
        answer(standing, "officer"),
        answer(standing, "badge"),
        answer(standing, "outcome"),
    ]
    label = _("Report (entry {number})").format(number=entry.number)
    return Fact(label=label, value=material.shield(_listed(said)))


def _listed(said: list[str | None]) -> str:
    return "; ".join(one for one in said if one)


def _blanks() -> tuple[Blank, ...]:
    return (
        Blank(label=_("Address and telephone of the person reporting, if they wish to give them")),
        Blank(label=_("Station")),
        Blank(label=_("Received on, at")),
        Blank(label=_("Officer")),
        Blank(label=_("Badge number")),
        Blank(label=_("Report number")),
        Blank(label=_("Notes of the officer"), lines=3),
    )


def _notes() -> tuple[str, ...]:
    return (
        _(
            "Everything above the places to fill in was copied from entries of a log, in the "
            "words of the person who keeps it. The original files are in the log and can be "
            "handed over."
        ),
    )
