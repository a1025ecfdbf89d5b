"""Whose numbers and addresses an import has: `--person "+15550142=Casey"`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.app.session import OpenLog
    from evidencelog.cli.import_outcome import Outcome
    from evidencelog.cli.run import Run

Named = tuple[str, str]
"""A number or address, and whose it is."""


def people_named(texts: Sequence[str]) -> tuple[Named, ...]:
    """Return the pairs that `--person` gives. Raises UsageError."""
    return tuple(_pair(text) for text in texts)


def _pair(text: str) -> Named:
    from evidencelog.cli.text_input import tidy

    identifier, sign, name = (part.strip() for part in tidy(text).partition("="))
    if not (sign and identifier and name):
        raise UsageError(
            _('"{text}" does not say whose number it is').format(text=text),
            hint=_('for example: --person "+15550142=Casey"'),
        )
    return identifier, name


def note_people(
    run: Run, log: OpenLog, people: Sequence[Named], outcomes: Sequence[Outcome]
) -> None:
    """Note each person in the log; what was imported stays as it is."""
    from evidencelog.app.identifying import identify

    if not any(outcome.preview for outcome in outcomes):
        return
    for identifier, name in people:
        number = identify(log, identifier, name)
        if number is not None:
            run.out.say(
                _("{identifier} is noted with {name}, entry {number}.").format(
                    identifier=identifier, name=name, number=number
                )
            )
        if not _has(outcomes, identifier):
            run.out.warn(
                _("{identifier} is not among the senders of what was imported.").format(
                    identifier=identifier
                )
            )


def _has(outcomes: Sequence[Outcome], identifier: str) -> bool:
    from evidencelog.app.messages import plain_identifier

    wanted = plain_identifier(identifier)
    previews = [outcome.preview for outcome in outcomes if outcome.preview is not None]
    if any(preview.same or preview.sender_count > len(preview.senders) for preview in previews):
        return True  # not all of them are known here
    return any(
        wanted in (plain_identifier(one.id), plain_identifier(one.name or ""))
        for preview in previews
        for one in preview.senders
    )
