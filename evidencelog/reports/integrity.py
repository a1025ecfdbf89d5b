"""Which state of the log a report shows, and how it can be told from any other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evidencelog.core.history import Standing
from evidencelog.i18n import gettext as _
from evidencelog.reports.material import Material, State
from evidencelog.reports.model import Fact, Integrity
from evidencelog.reports.statements import integrity_sections


def integrity_of(material: Material) -> Integrity:
    """Return the appendix about the state of the log, with a fingerprint for each entry."""
    return Integrity(
        state=_state_facts(material.state),
        sections=integrity_sections(),
        fingerprints=tuple(_fingerprints(material.chosen)),
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


def _fingerprints(chosen: Sequence[Standing]) -> Iterable[Fact]:
    for standing in sorted(chosen, key=lambda one: one.number):
        for index, version in enumerate(standing.versions):
            label = str(standing.number)
            if index:
                label = _("{number}, version {version}").format(number=label, version=index + 1)
            yield Fact(label=label, value=version.leaf.hex())
        for detail in standing.details:
            label = _("{number}, added").format(number=standing.number)
            yield Fact(label=label, value=detail.leaf.hex())
