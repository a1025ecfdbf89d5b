"""A statement in the first person, made of what the person recorded, to be read and changed.

The person's own account stands word for word; the program adds when it was, how it is
known and which exhibits belong to it, and says nothing that was not recorded.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencelog.core import parts
from evidencelog.core.history import Standing
from evidencelog.i18n import gettext as _
from evidencelog.reports.answers import recorded_text
from evidencelog.reports.citing import answer, events, first_line, labels_of
from evidencelog.reports.lead_in import lead_in
from evidencelog.reports.material import Material
from evidencelog.reports.model import Entry, Paragraph, Statement


def statement_of(material: Material) -> Statement | None:
    """Return the statement, one paragraph for each entry of the chronology."""
    paragraphs = tuple(
        _paragraph(material, standing, entry) for standing, entry in events(material)
    )
    if not paragraphs:
        return None
    owner = material.presentation.owner
    return Statement(
        heading=_("Statement of {name}").format(name=owner) if owner else _("Statement"),
        opening=_opening(owner),
        paragraphs=paragraphs,
        closing=_closing(),
    )


def _paragraph(material: Material, standing: Standing, entry: Entry) -> Paragraph:
    said = [
        _("{lead_in}: {account}").format(
            lead_in=lead_in(standing.current.occurred),
            account=entry.account or _placeholder(entry),
        ),
        *_added(standing),
        _written_by(material, standing.current.author),
        _how_known(material, answer(standing, "known")),
    ]
    return Paragraph(
        text="\n".join(one for one in said if one),
        entry=entry.number,
        exhibits=labels_of(entry),
        quotes=entry.quotes,
    )


def _placeholder(entry: Entry) -> str:
    """Return what stands in place of an account that the person did not give."""
    recorded = entry.brief or first_line(entry.summary) if not entry.quotes else entry.brief
    if recorded:
        return _("[to be told in your own words; recorded as {kind}: {what}]").format(
            kind=entry.kind, what=recorded
        )
    return _("[to be told in your own words; recorded as {kind}]").format(kind=entry.kind)


def _added(standing: Standing) -> Iterator[str]:
    """Yield accounts that were added later, each with its time."""
    for detail in standing.details:
        if detail.entry.account:
            yield _("[added on {when}] {account}").format(
                when=recorded_text(detail.recorded), account=detail.entry.account
            )


def _written_by(material: Material, author: str) -> str:
    if author == "owner":
        return ""
    return _("[written down by {name}; put it into your own words]").format(
        name=material.shield(author)
    )


def _how_known(material: Material, known: parts.Knowledge | None) -> str:
    if known is None or known.how == "unknown":
        return ""
    if known.by:
        sentences = {
            "told": _("{name} told me this."),
            "document": _("I know this from a document: {name}."),
            "inferred": _("I concluded this from other things: {name}."),
            "saw": _("I saw or heard this."),
        }
        return sentences[known.how].format(name=material.shield(known.by))
    return {
        "told": _("I was told this."),
        "document": _("I know this from a document."),
        "inferred": _("I concluded this from other things."),
        "saw": _("I saw or heard this."),
    }[known.how]


def _opening(owner: str) -> tuple[str, ...]:
    name = owner or "_" * 30
    return (
        _("I, {name}, of {blank}, say as follows.").format(name=name, blank="_" * 30),
        _(
            "[Keep this sentence only if it is so: I make this statement from my own knowledge, "
            "except where I say otherwise.]"
        ),
    )


def _closing() -> tuple[str, ...]:
    return (
        _(
            "This is a draft made from entries of a log. Read every paragraph and change what is "
            "not right before you sign. Fill in or strike out what stands in square brackets."
        ),
        _("Words of others stand apart from the account, as they were recorded."),
    )
