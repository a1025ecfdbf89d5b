"""Guided recording, correcting and adding: which conversation is held, with which draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from evidencelog.app.drafts import Draft, drop_draft, new_draft
from evidencelog.cli.answers_back import answers_back
from evidencelog.cli.conversation import Base, Conversation, Made
from evidencelog.cli.drafts_offered import offer_draft
from evidencelog.cli.questions import GUIDES, REMEMBERED, Guide, step_instead

if TYPE_CHECKING:
    from evidencelog.app.session import OpenLog
    from evidencelog.cli.run import Run
    from evidencelog.core.history import Standing


def record_by_questions(run: Run, log: OpenLog, draft: Draft) -> None:
    """Ask about an entry, new or unfinished, and save it.

    Raises InterruptedByPersonError when the person stops; the draft is kept then.
    """
    from evidencelog.cli.recording import finish_recording

    made = Conversation(run, log, draft, GUIDES[draft.kind]).until_saved()
    # Dropped in the same breath: an entry that was saved must not be offered again.
    finish_recording(run, log, made.entry, made.files, saved=lambda: drop_draft(log, made.draft))


def amend_by_questions(run: Run, log: OpenLog, standing: Standing) -> Made:
    """Show each answer of an entry and ask what is wrong; return the entry as it should be."""
    from evidencelog.cli.changing import tree_of_entry

    before = answers_back(standing.current, standing.kind)
    draft = offer_draft(run, log, verb="amend", of=standing.number)
    if draft is None:
        draft = new_draft(standing.kind, verb="amend", of=standing.number)
        draft = msgspec.structs.replace(draft, answers=dict(before))
    guide = GUIDES[standing.kind]._replace(given=())
    base = Base(before, tree_of_entry(standing.current))
    return Conversation(run, log, draft, guide, base).until_saved()


def detail_by_questions(run: Run, log: OpenLog, standing: Standing) -> Made:
    """Ask what is to be added to an entry; return only that."""
    answered = answers_back(standing.current, standing.kind)
    steps = (step_instead(step, answered) for step in GUIDES[standing.kind].steps)
    blank = (step for step in steps if step.name not in {*answered, "text"})
    draft = offer_draft(run, log, verb="detail", of=standing.number)
    if draft is None:
        draft = new_draft(standing.kind, verb="detail", of=standing.number)
    return Conversation(run, log, draft, Guide((REMEMBERED, *blank))).until_saved()
