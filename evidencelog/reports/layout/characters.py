"""Which characters of the recorded text look different here, and which could not be printed."""

from __future__ import annotations

import unicodedata

from evidencelog.i18n import gettext as _
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.headings import set_heading
from evidencelog.reports.layout.look import Look
from evidencelog.reports.layout.table import Cell, Column, Table
from evidencelog.reports.text.emoji import Emoji, credit
from evidencelog.reports.text.tokens import token

_NAMED = 24  # characters that are listed with their Unicode names, one a line
_PICTURE = 54.0
_CODES = 150.0


def set_characters(flow: Flow) -> None:
    """Set what the pages so far hold of both; nothing where all is plain text."""
    shaper = flow.filler.shaper
    unprintable = tuple(sorted(shaper.unprintable))
    if unprintable:
        _set_unprintable(flow, unprintable)
    emoji = shaper.emoji()
    if emoji:
        _set_emoji(flow, emoji)


def _set_unprintable(flow: Flow, unprintable: tuple[str, ...]) -> None:
    set_heading(flow, _("Characters that could not be printed"))
    flow.text(
        _(
            "The recorded text holds these characters, which have no visible form or no glyph "
            "in the fonts used here. Each is printed as its number or short name in square "
            "brackets where it stands."
        ),
        flow.look.prose,
        after=5,
    )
    listed = (f"{token(one)} {unicodedata.name(one, '').lower()}" for one in unprintable[:_NAMED])
    flow.text("\n".join(line.rstrip() for line in listed), flow.look.digest, after=4)
    if len(unprintable) > _NAMED:
        flow.text(" ".join(token(one) for one in unprintable[_NAMED:]), flow.look.digest)


def _set_emoji(flow: Flow, emoji: tuple[Emoji, ...]) -> None:
    set_heading(flow, _("Emoji"), keep=120)
    flow.text(
        _(
            "The same emoji looks different on each telephone. These are printed here; what was "
            "sent are their code points."
        ),
        flow.look.prose,
        after=7,
    )
    table = Table(
        flow=flow,
        columns=(
            Column(head=_("Emoji"), width=_PICTURE),
            Column(head=_("Code points"), width=_CODES),
            Column(head=_("Name in Unicode"), width=flow.paper.measure - _PICTURE - _CODES),
        ),
    )
    table.begin()
    for one in emoji:
        table.row(_cells(flow.look, one))
    flow.y -= 6
    flow.text(credit(), flow.look.small, after=4)


def _cells(look: Look, emoji: Emoji) -> list[Cell]:
    names = ", ".join(name.lower() for name in emoji.names)
    told = [(names, look.cell)]
    if not emoji.whole:
        told.append((_("printed in parts or in black"), look.cell_grey))
    return [
        Cell(texts=((emoji.sequence, look.emoji),)),
        Cell(texts=((emoji.code_points, look.cell),)),
        Cell(texts=tuple(told)),
    ]
