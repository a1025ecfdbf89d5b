"""What became of an entry after it was first written down: corrections and later additions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evidencelog.core.history import Standing, Version
from evidencelog.i18n import gettext as _
from evidencelog.reports.answers import answers_of, recorded_text
from evidencelog.reports.model import Change, Fact
from evidencelog.reports.selection import Selection


def changes_of(standing: Standing, selection: Selection) -> tuple[Change, ...]:
    """Return all changes in the order in which they were made."""
    dated = [
        (version.seq, _corrected(standing, index, selection))
        for index, version in enumerate(standing.versions)
        if index
    ]
    dated += [(detail.seq, _added(detail, standing.kind, selection)) for detail in standing.details]
    return tuple(change for _seq, change in sorted(dated, key=lambda pair: pair[0]))


def _corrected(standing: Standing, index: int, selection: Selection) -> Change:
    before, after = standing.versions[index - 1], standing.versions[index]
    heading = _("Changed on {when} (version {number})").format(
        when=recorded_text(after.recorded), number=index + 1
    )
    return Change(
        heading=heading,
        reason=after.entry.reason,
        before=tuple(_differences(before, after, standing.kind, selection)),
    )


def _differences(
    before: Version, after: Version, kind: str, selection: Selection
) -> Iterator[Fact]:
    """Yield the earlier answers that are different now; an answer that was new is named."""
    old, new = (_by_label(_comparable(one, kind, selection)) for one in (before, after))
    for label, facts in old.items():
        if new.get(label) != facts:
            yield from facts
    for label in new:
        if label not in old:
            yield Fact(label=label, value=_("nothing was recorded here"))


def _comparable(version: Version, kind: str, selection: Selection) -> Iterator[Fact]:
    if version.entry.title:
        yield Fact(label=_("Title"), value=version.entry.title)
    yield from answers_of(version, kind, selection).all()
    names = "\n".join(attachment.name for attachment in version.entry.attachments)
    if names:
        yield Fact(label=_("Files"), value=names)


def _by_label(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    grouped: dict[str, list[Fact]] = {}
    for fact in facts:
        grouped.setdefault(fact.label, []).append(fact)
    return grouped


def _added(detail: Version, kind: str, selection: Selection) -> Change:
    heading = _("Added on {when}").format(when=recorded_text(detail.recorded))
    added = _comparable(detail, kind, selection)
    return Change(heading=heading, reason=detail.entry.reason, added=tuple(added))
