"""Transcripts: numbered lines, what came in at the left, what went out at the right."""

from __future__ import annotations

from evidencelog.reports.layout import design
from evidencelog.reports.layout.facts import set_facts
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.headings import begin_part, headings_of_parts
from evidencelog.reports.layout.messages import Bubble
from evidencelog.reports.model import Conversation, Conversations, Report

_ROOM = 230.0  # points for the beginning of a conversation
_BETWEEN = 7.0


def set_conversations(flow: Flow, report: Report, part: Conversations) -> None:
    """Set each conversation: what is known of it, then its lines in order."""
    heading = headings_of_parts()[part.key]
    begin_part(flow, part.key, heading)
    for note in part.notes:
        flow.text(note, flow.look.value, after=3)
    for number, conversation in enumerate(part.conversations, 1):
        with flow.tag("Sect"):
            _set_conversation(flow, report, number, conversation)


def _set_conversation(flow: Flow, report: Report, number: int, conversation: Conversation) -> None:
    flow.skip(24 if number > 1 else 8)
    flow.need(_ROOM * flow.look.step)
    flow.head = f"{headings_of_parts()[Conversations.key]} · {conversation.title}"
    if flow.fresh:
        flow.sheet.head = flow.head
    flow.mark(f"conversation {number}", level=1, text=conversation.title)
    flow.text(conversation.title, flow.look.h2, after=4, tag="H2")
    set_facts(flow, conversation.facts)
    flow.y -= 8
    day = ""
    with flow.tag("L", numbering="Decimal"):
        for message in conversation.messages:
            if message.before:
                _set_omitted(flow, message.before)
            if message.day and message.day != day:
                _set_day(flow, message.day)
                day = message.day
            Bubble(flow=flow, message=message, word=report.conventions.exhibit).set()
            flow.y -= _BETWEEN
    if conversation.after:
        _set_omitted(flow, conversation.after)


def _set_omitted(flow: Flow, text: str) -> None:
    """Say between two lines what is not printed there."""
    flow.text(text, flow.look.meta, after=6)


def _set_day(flow: Flow, day: str) -> None:
    """Set the day between two lines; every line says its day too, so this is for the eye."""
    flow.skip(2)
    flow.need(flow.look.meta_strong.leading + 64)
    middle = flow.left + flow.paper.measure / 2
    y = flow.y - flow.look.meta_strong.leading + 3
    with flow.artifact():
        start, end = flow.sheet.words(day, flow.look.meta_strong, middle, y, align=0.5)
        right = flow.left + flow.paper.measure
        flow.sheet.rule(flow.left, y + 2.6, start - 8 - flow.left, design.RULE, 0.35)
        flow.sheet.rule(end + 8, y + 2.6, right - end - 8, design.RULE, 0.35)
    flow.y -= flow.look.meta_strong.leading + 7
