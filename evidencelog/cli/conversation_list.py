"""Which conversations were imported, one line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from evidencelog.cli.output import Piece, faint
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

if TYPE_CHECKING:
    from evidencelog.app.messages import Talk
    from evidencelog.app.session import OpenLog
    from evidencelog.cli.row_line import Transcript
    from evidencelog.core.history import History

_COLUMN = 28


def conversation_lines(talks: Sequence[Talk]) -> Iterator[list[str | Piece]]:
    """Yield each conversation with its service, how much there is of it, and from when."""
    from evidencelog.core.display import one_line

    for talk in talks:
        name = one_line(talk.title or talk.id, _COLUMN)
        count = ngettext("{count} row", "{count} rows", talk.rows).format(count=f"{talk.rows:,}")
        yield [f"{name:<{_COLUMN}}  ", f"{count:>12}  ", faint("  ".join(_facts(talk)))]


def _facts(talk: Talk) -> Iterator[str]:
    if talk.service:
        yield talk.service
    if talk.first and talk.last:
        yield _("{first} to {last}").format(first=talk.first[:10], last=talk.last[:10])
    numbers = ", ".join(map(str, talk.imports))
    yield ngettext("import {numbers}", "imports {numbers}", len(talk.imports)).format(
        numbers=numbers
    )


def conversations_json(talks: Sequence[Talk]) -> dict[str, Any]:
    """Return the conversations for programs."""
    return {
        "schema": 1,
        "conversations": [
            {
                "id": talk.id,
                "title": talk.title,
                "service": talk.service,
                "rows": talk.rows,
                "first": talk.first,
                "last": talk.last,
                "imports": [*talk.imports],
            }
            for talk in talks
        ],
    }


def transcript_for(log: OpenLog, history: History, *, stepwise: bool = False) -> Transcript:
    """Return what turns rows into lines, with the names of conversations and the owner's zone."""
    from evidencelog.app.messages import conversations
    from evidencelog.cli.row_line import Transcript

    titles = {talk.id: title_of(talk) for talk in conversations(history)}
    return Transcript(zone=log.clock.zone(), titles=titles, stepwise=stepwise)


def title_of(talk: Talk) -> str:
    """Return what a conversation is called, with its service."""
    name = talk.title or talk.id
    return f"{name}, {talk.service}" if talk.service else name
