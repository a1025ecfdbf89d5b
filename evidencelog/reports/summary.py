"""What the chronology says of an entry: its month, and a few lines that lead to it."""

from __future__ import annotations

import re

from evidencelog.core import kinds
from evidencelog.core.history import Version
from evidencelog.core.moment_words import month_and_year
from evidencelog.i18n import gettext as _
from evidencelog.i18n import marked, ngettext, said
from evidencelog.reports.answers import Answers
from evidencelog.reports.handover import against_plan
from evidencelog.reports.minors import Shield
from evidencelog.reports.text.clusters import clusters
from evidencelog.reports.wording import LABELS, listed, value_of

LONGEST_TITLE = 160
UNDATED = marked("Date not known")
_BLANK_LINES = re.compile(r"\n\s*\n")
LONGEST = 420  # characters; the whole text stands with the entry


def month_of(version: Version) -> str:
    """Return the heading under which a version stands: month and year, or that it is not known."""
    occurred = version.entry.occurred
    local = occurred.from_ if occurred is not None else _written(version)
    if local is None:
        return said(UNDATED)
    if len(local) == 4:  # only the year is known
        return local
    month = month_and_year(local)
    return month[:1].upper() + month[1:]  # a heading, also where months are written small


def _written(version: Version) -> str | None:
    return version.recorded.local if version.recorded else None


def summary_of(entry: kinds.Entry, answers: Answers, shield: Shield) -> str:
    """Return the first lines of an entry: its main answers, then the account or the words."""
    lines = [shield(_main_answers(entry))]
    # Both are what a reader looks for, so neither may crowd the other out.
    share = LONGEST // 2 if answers.account and answers.quotes else LONGEST
    if answers.account:
        lines.append(shortened(answers.account, share))
    if answers.quotes:
        lines.append(f"“{shortened(answers.quotes[0].text, share)}”")
    return shortened(_BLANK_LINES.sub("\n", "\n".join(line for line in lines if line)))


def _main_answers(entry: kinds.Entry) -> str:
    if isinstance(entry, kinds.Contact):
        return _contact(entry)
    if isinstance(entry, kinds.Exchange):
        minutes = _minutes(entry.minutes) if entry.minutes else against_plan(entry)
        late = f"{LABELS['late']}: {entry.late}" if entry.late else ""
        return _listed(_said("status", entry.status), minutes, late)
    if isinstance(entry, kinds.Person):
        return _listed(_said("role", entry.role), entry.relation)
    if isinstance(entry, kinds.Order):
        return _listed(entry.court, entry.case_number, entry.type)
    if isinstance(entry, kinds.Report):
        return _listed(_said("agency", entry.agency), entry.agency_name, entry.reference)
    if isinstance(entry, kinds.Promise):
        return _listed(entry.by, entry.due, _said("outcome", entry.outcome))
    if isinstance(entry, kinds.Boundary):
        channel = listed("channel", entry.channel) if entry.channel else ""
        return _listed(f"{LABELS['to']}: {entry.to}" if entry.to else "", channel)
    return ""


def _minutes(count: int) -> str:
    return ngettext("{n} minute", "{n} minutes", count).format(n=count)


def _contact(entry: kinds.Contact) -> str:
    direction = _said("direction", entry.direction)
    channel = listed("channel", entry.channel) if entry.channel else ""
    count = _("{n} times").format(n=entry.count) if entry.count and entry.count > 1 else ""
    tactics = ", ".join(listed("tactics", tactic) for tactic in entry.tactics)
    return _listed(direction, channel, _said("outcome", entry.outcome), count, tactics)


def _said(name: str, value: str | None) -> str:
    return value_of(name, value) if value else ""


def _listed(*answers: str | None) -> str:
    # A gift that came as a gift says it once.
    return "; ".join(dict.fromkeys(answer for answer in answers if answer))


def shortened(text: str, longest: int = LONGEST) -> str:
    """Return the text, or its beginning up to a space, marked as going on."""
    if len(text) <= longest:
        return text
    cut = 0
    for start, cluster in clusters(text[: longest + 32]):
        if start + len(cluster) > longest:
            break
        cut = start + len(cluster)
    space = text.rfind(" ", cut - 60, cut)
    return text[: space if space > 0 else cut].rstrip() + " […]"
