"""Recording an entry from options, from a JSON object or from questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evidencelog.cli.answers import Answers, Tree, has_content
from evidencelog.cli.entry_options import answers_from
from evidencelog.cli.files_to_attach import files_to_attach
from evidencelog.cli.saving import tell_saved
from evidencelog.cli.text_input import read_bytes
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.app.record import FileToAttach, Saved
    from evidencelog.app.session import OpenLog
    from evidencelog.cli.entry_making import TimeReader
    from evidencelog.cli.run import Run
    from evidencelog.core.kinds import Entry


def record_entry(run: Run, name: str, values: dict[str, Any]) -> None:
    """Record one entry of the kind `name`; asks when nothing was given and somebody is there.

    Raises UsageError when there is nothing to save, and everything that recording raises.
    """
    kind, answers = _kind_and_answers(name, values)
    given = read_bytes(values["input"]) if values.get("input") else b""
    bare = not has_content(answers) and not given and not values.get("attach")
    if bare and not run.can_ask:
        raise nothing_to_save()
    with run.open_log() as log:
        if bare:
            from evidencelog.cli.question_flow import record_by_questions

            record_by_questions(run, log, kind, name)
            return
        _record_given(run, log, kind, answers, given, values)


def _kind_and_answers(name: str, values: dict[str, Any]) -> tuple[str, Answers]:
    answers = answers_from(values)
    return ("contact", answers) if name == "hoover" else (name, answers)


def nothing_to_save() -> UsageError:
    """Return the error for an entry in which nothing is said."""
    return UsageError(
        _("there is nothing to save"),
        hint=_("give --text-file FILE, another option or --attach FILE; --help lists them"),
    )


def _record_given(
    run: Run, log: OpenLog, kind: str, answers: Answers, given: bytes, values: dict[str, Any]
) -> None:
    from evidencelog.cli.entry_making import tree_from_json
    from evidencelog.cli.reading_settings import time_reader

    times = time_reader(log)
    tree: Tree = {}
    names = list(values.get("attach") or ())
    if given:
        tree, more = tree_from_json(given, kind, times)
        names += more
    files = files_to_attach(
        names,
        obtained=values.get("obtained"),
        descriptions=values.get("describe_file") or (),
    )
    entry = make_asking(run, kind, answers, times, tree)
    finish_recording(run, log, entry, files)


def make_asking(run: Run, kind: str, answers: Answers, times: TimeReader, tree: Tree) -> Entry:
    """Return the entry; an ambiguous time is asked about where somebody can answer.

    Raises UsageError, with the readings in its hint where nobody can.
    """
    from evidencelog.cli.entry_making import make_entry

    return make_entry(kind, answers, times, tree)


def finish_recording(run: Run, log: OpenLog, entry: Entry, files: list[FileToAttach]) -> Saved:
    """Save an entry and say what was saved."""
    from evidencelog.app.record import record

    saved = record(log, entry, files)
    tell_saved(run, saved)
    return saved
