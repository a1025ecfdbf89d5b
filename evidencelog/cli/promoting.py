"""`log contact --from 57.123-57.130`: an entry about contact made of imported messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from evidencelog.cli.answers import Answers, Tree
from evidencelog.cli.asking import confirm
from evidencelog.cli.output import faint
from evidencelog.cli.question_asking import Asker
from evidencelog.cli.questions import Step
from evidencelog.core.moment_words import describe
from evidencelog.core.parts import Link
from evidencelog.errors import InterruptedByPersonError, UsageError
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

if TYPE_CHECKING:
    from evidencelog.app.session import OpenLog
    from evidencelog.cli.entry_making import TimeReader
    from evidencelog.cli.run import Run
    from evidencelog.core.cited import CitedRange
    from evidencelog.core.kinds import Contact, Entry

_STEPS: Final = (
    Step("tactic", _("What was it like?")),
    Step("wanted", _("Did you ask for this contact?")),
    Step("clause", _("Which clause of an order or limit is concerned?")),
    Step("text", _("Anything to add, in your own words?")),
)


def promoted(
    run: Run, log: OpenLog, kind: str, answers: Answers, times: TimeReader
) -> tuple[Tree, Answers]:
    """Return what the rows that `--from` names say, and the answers without that option.

    Both are as they were when it names a sender and no rows. On a terminal, what the rows do
    not say is asked for. Raises UsageError for rows that are not there.
    """
    ranges = _ranges(log, kind, answers)
    if not ranges:
        return {}, answers
    if answers.get("quote"):
        raise UsageError(_("with --from, their words are those of the rows; leave --quote out"))
    contact = _contact(log, ranges)
    left = {name: answer for name, answer in answers.items() if name != "from"}
    _tell(run, contact)
    if run.can_ask and not run.options.json and not set(left) - {"wanted", "direction"}:
        left = _asked(run, left, times)
    tree: Tree = msgspec.to_builtins(contact)
    tree.pop("kind")
    return tree, left


def citing_rows(entry: Entry, rows: Tree) -> Entry:
    """Return the entry with its rows cited, also where other entries were linked to as well."""
    cited = msgspec.convert(rows.get("links", ()), tuple[Link, ...])
    others = (link for link in entry.links if link not in cited)
    return msgspec.structs.replace(entry, links=(*cited, *others)) if cited else entry


def _ranges(log: OpenLog, kind: str, answers: Answers) -> tuple[CitedRange, ...]:
    """Return the rows; none where the text is a number or name somebody wrote from."""
    from evidencelog.app.history import read_history
    from evidencelog.core.cited import parse_cited

    text = answers.get("from")
    if kind != "contact" or not isinstance(text, str):
        return ()
    try:
        ranges = parse_cited(text)
    except UsageError:
        return ()
    imports = {standing.number for standing, _entry in read_history(log).imports()}
    if not imports:
        return ()
    unknown = [one for one in ranges if one.number not in imports]
    if unknown:
        raise UsageError(
            _("{rows} does not name messages: there is no import {number}").format(
                rows=unknown[0], number=unknown[0].number
            ),
            hint=_("write a telephone number without dots, such as 555-0100"),
        )
    return ranges


def _contact(log: OpenLog, ranges: tuple[CitedRange, ...]) -> Contact:
    from evidencelog.app.history import read_history
    from evidencelog.app.messages import cited_rows
    from evidencelog.app.promoting import contact_from

    history = read_history(log)
    found = cited_rows(log, history, ranges)
    return contact_from(found, ranges, history, zone=log.clock.zone())


def _tell(run: Run, contact: Contact) -> None:
    rows = ", ".join(link.how or "" for link in contact.links)
    words = ngettext("{count} message with words", "{count} messages with words",
                     len(contact.words)).format(count=len(contact.words))  # fmt: skip
    run.out.say(_("From {rows}: {words}").format(rows=rows, words=words))
    run.out.say(faint("  "), describe(contact.occurred))
    for quote in contact.words:
        first = quote.text.split("\n", 1)[0]
        run.out.say(faint("  | "), f"{quote.by}: {first}" if quote.by else first)


def _asked(run: Run, answers: Answers, times: TimeReader) -> Answers:
    """Ask what no row can say. Raises InterruptedByPersonError when it is not to be saved."""
    asker = Asker(run.ask, times)
    told = dict(answers)
    for step in _STEPS:
        if step.name not in told:
            answer = asker.ask(step, "", lambda _text: None)
            if answer:
                told[step.name] = answer
    if not confirm(run.ask, _("Save it as a contact?"), default=True):
        raise InterruptedByPersonError(_("nothing was saved"))
    return told
