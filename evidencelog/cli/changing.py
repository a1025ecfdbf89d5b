"""Correcting an entry and adding to it: from options, or answer by answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

import msgspec

from evidencelog.cli.answers import Answers, Tree, has_content
from evidencelog.cli.asking import choose
from evidencelog.cli.entry_options import answers_from
from evidencelog.cli.files_to_attach import files_to_attach
from evidencelog.cli.numbers import find_entry
from evidencelog.cli.reading_settings import time_reader
from evidencelog.cli.recording import entry_asking, given_tree, nothing_to_save
from evidencelog.cli.short_names import with_full_names
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.app.record import FileToAttach, Saved
    from evidencelog.app.session import OpenLog
    from evidencelog.cli.progress import Progress
    from evidencelog.cli.run import Run
    from evidencelog.core.history import Standing
    from evidencelog.core.kinds import Entry

    Files = Sequence[FileToAttach]

REASONS: Final = (
    ("slip", _("a slip of the pen")),
    ("remembered more", _("I remembered more")),
    ("was wrong", _("it was wrong")),
    ("other", _("another reason")),
)

# Belongs to a version, not to what the next one says.
_OWN: Final = ("kind", "number", "recorded", "tool", "amends", "reason", "adds")


def tree_of_entry(entry: Entry) -> Tree:
    """Return what an entry says, without what belongs to that one version of it."""
    tree: Tree = msgspec.to_builtins(entry)
    return {label: value for label, value in tree.items() if label not in _OWN}


def amend_entry(run: Run, number: int, values: dict[str, Any]) -> Saved:
    """Make a new version of an entry. Raises UsageError and what amending raises."""
    from evidencelog.app.amend import amend

    def save(log: OpenLog, entry: Entry, files: Files, progress: Progress | None) -> Saved:
        return amend(log, number, entry, reason=reason(), files=files, progress=progress)

    def reason() -> str:
        return values.get("reason") or ask_reason(run)

    return _changed(run, number, values, keep=True, save=save)


def add_to_entry(run: Run, number: int, values: dict[str, Any]) -> Saved:
    """Add to an entry what was not answered before. Raises as recording does."""
    from evidencelog.app.amend import add_detail

    def save(log: OpenLog, entry: Entry, files: Files, progress: Progress | None) -> Saved:
        return add_detail(log, number, entry, files, progress=progress)

    return _changed(run, number, values, keep=False, save=save)


def _changed(
    run: Run,
    number: int,
    values: dict[str, Any],
    *,
    keep: bool,
    save: Callable[[OpenLog, Entry, Files, Progress | None], Saved],
) -> Saved:
    """Take the answers from options or by questions, save them, and drop the draft.

    With `keep` the entry's answers are what the new ones are put over.
    """
    from evidencelog.app.drafts import drop_draft
    from evidencelog.cli.progress import showing_progress

    answers = answers_from(values)
    bare = not _says_anything(answers, values)
    draft: str | None = None
    if bare and not run.can_ask:
        raise nothing_to_save()
    with run.open_log() as log:
        standing = find_entry(log, number)
        if bare:
            from evidencelog.cli.question_flow import amend_by_questions, detail_by_questions

            ask = amend_by_questions if keep else detail_by_questions
            entry, files, draft = ask(run, log, standing)
        else:
            entry, files = _given(run, log, standing, answers, values, keep=keep)
        with showing_progress(run) as progress:
            saved = save(log, entry, files, progress)
        if draft is not None:
            drop_draft(log, draft)
    return saved


def ask_reason(run: Run) -> str:
    """Return why an entry is changed. Raises NoTerminalError where nobody can say."""
    if not run.can_ask:
        raise UsageError(_("a correction needs a reason"), hint=_("--reason 'the date was wrong'"))
    chosen = choose(run.ask, _("Why is it changed?"), REASONS, blank=_("another reason"))
    words = run.ask.line(_("In a few words (Enter: leave it at that): "))
    said = dict(REASONS)[chosen or "other"]
    if chosen in (None, "other") and words:
        return words
    return f"{said}: {words}" if words else said


def _says_anything(answers: Answers, values: dict[str, Any]) -> bool:
    return bool(has_content(answers) or values.get("input") or values.get("attach"))


def _given(
    run: Run,
    log: OpenLog,
    standing: Standing,
    answers: Answers,
    values: dict[str, Any],
    *,
    keep: bool,
) -> tuple[Entry, list[FileToAttach]]:
    times = time_reader(log)
    tree, names = given_tree(values, standing.kind, times)
    if keep:
        tree = tree_of_entry(standing.current) | tree
    answers = with_full_names(log, answers)
    entry = entry_asking(run, standing.kind, answers, times, tree)
    files = files_to_attach(
        names, obtained=values.get("obtained"), descriptions=values.get("describe_file") or ()
    )
    return entry, files
