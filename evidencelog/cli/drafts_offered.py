"""An unfinished entry is offered when the person comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from evidencelog.app.drafts import Draft, drop_draft, read_drafts
from evidencelog.cli.asking import choose
from evidencelog.cli.moments_shown import instant_shown
from evidencelog.core.display import one_line
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.app.session import OpenLog
    from evidencelog.cli.run import Run


# Answers by which a person recognises what they began to write.
_TELLING: Final = ("title", "name", "text", "quote", "when")


def offer_draft(
    run: Run, log: OpenLog, *, verb: str = "log", of: int | None = None
) -> Draft | None:
    """Ask what is to become of each unfinished entry; return the one to go on with.

    `verb` and `of` choose unfinished corrections of one entry, or additions to it.
    """
    for draft in read_drafts(log):
        if (draft.verb, draft.of) != (verb, of):
            continue
        answer = choose(
            run.ask,
            _("An unfinished entry is kept ({what}). What would you like to do?").format(
                what=_described(draft, log.clock.zone())
            ),
            (
                ("on", _("go on with it")),
                ("new", _("leave it and begin anew")),
                ("drop", _("throw it away")),
            ),
            blank=_("go on with it"),
        )
        if answer == "drop":
            drop_draft(log, draft.id)
        elif answer != "new":
            return draft
    return None


def tell_of_drafts(run: Run, log: OpenLog) -> None:
    """Say in one line that something unfinished is kept, where a person reads along."""
    if not run.can_ask or run.options.quiet or run.options.json:
        return
    drafts = read_drafts(log)
    if drafts:
        run.out.say(
            _("An unfinished entry is kept ({what}); go on: evidencelog {command}").format(
                what=_described(drafts[0], log.clock.zone()), command=command_of(drafts[0])
            )
        )


def command_of(draft: Draft) -> str:
    """Return the command that goes on with a draft, without the program's name."""
    return f"log {draft.kind}" if draft.of is None else f"{draft.verb} {draft.of}"


def _described(draft: Draft, zone: str) -> str:
    when = instant_shown(draft.touched, zone) if draft.touched else ""
    telling = (draft.answers.get(name) for name in _TELLING)
    words = next((text for text in telling if isinstance(text, str) and text), draft.typing)
    return ", ".join(part for part in (draft.kind, when, one_line(words, 30)) if part)
