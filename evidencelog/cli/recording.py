"""Recording an entry from options, from a JSON object or from questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from evidencelog.cli.answers import Answers, Tree, has_content
from evidencelog.cli.entry_options import answers_from
from evidencelog.cli.files_to_attach import files_to_attach
from evidencelog.cli.promoting import citing_rows, promoted
from evidencelog.cli.saving import tell_saved
from evidencelog.cli.short_names import with_full_names
from evidencelog.cli.text_input import read_bytes
from evidencelog.errors import InterruptedByPersonError, UsageError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.app.record import FileToAttach, Saved
    from evidencelog.app.session import OpenLog
    from evidencelog.cli.entry_making import TimeReader
    from evidencelog.cli.run import Run
    from evidencelog.core.kinds import Entry
    from evidencelog.core.moments import AmbiguousTimeError


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
            from evidencelog.app.drafts import new_draft
            from evidencelog.cli.drafts_offered import offer_draft
            from evidencelog.cli.question_flow import record_by_questions

            record_by_questions(run, log, offer_draft(run, log) or new_draft(name))
            return
        _record_given(run, log, kind, answers, given, values)


def _kind_and_answers(name: str, values: dict[str, Any]) -> tuple[str, Answers]:
    answers = answers_from(values)
    if name != "hoover":
        return name, answers
    if has_content(answers):
        answers = {"wanted": "no", "direction": "in", **answers}
    return "contact", answers


def nothing_to_save() -> UsageError:
    """Return the error for an entry in which nothing is said."""
    return UsageError(
        _("there is nothing to save"),
        hint=_("give --text-file FILE, another option or --attach FILE; --help lists them"),
    )


def _record_given(
    run: Run, log: OpenLog, kind: str, answers: Answers, given: bytes, values: dict[str, Any]
) -> None:
    from evidencelog.cli.reading_settings import time_reader

    times = time_reader(log)
    rows, answers = promoted(run, log, kind, answers, times)
    tree, names = given_tree(values, kind, times, given)
    files = files_to_attach(
        names,
        obtained=values.get("obtained"),
        descriptions=values.get("describe_file") or (),
    )
    _tell_once(run, log, {**values, "from": None} if rows else values)
    entry = entry_asking(run, kind, with_full_names(log, answers), times, {**rows, **tree})
    finish_recording(run, log, citing_rows(entry, rows), files)


# Answers that are private words, wherever they stand on a command line.
_SORTING_ONLY = frozenset({"text_file", "quote_file", "input", "when", "until", "planned"})


def _tell_once(run: Run, log: OpenLog, values: dict[str, Any]) -> None:
    """Say where arguments are kept when any of them may hold private words."""
    from evidencelog.cli.private_words import remember_told, tell_about_arguments

    given = {name for name, value in values.items() if value}
    if given - _SORTING_ONLY and tell_about_arguments(run, log):
        remember_told(log)


def given_tree(
    values: dict[str, Any], kind: str, times: TimeReader, given: bytes = b""
) -> tuple[Tree, list[str]]:
    """Return what `--input` says, and the files that are to be attached in all.

    `given` is what `--input` held, where it was read before. Raises UsageError.
    """
    from evidencelog.cli.entry_making import tree_from_json

    names = list(values.get("attach") or ())
    if not values.get("input"):
        return {}, names
    tree, more = tree_from_json(given or read_bytes(values["input"]), kind, times)
    return tree, [*names, *more]


def entry_asking(run: Run, kind: str, answers: Answers, times: TimeReader, tree: Tree) -> Entry:
    """Return the entry; an ambiguous time is asked about where somebody can answer.

    Raises UsageError, with the readings in its hint where nobody can.
    """
    from evidencelog.cli.entry_making import make_entry
    from evidencelog.core.moments import AmbiguousTimeError

    while True:
        try:
            entry = make_entry(kind, answers, times, tree)
            tell_times(run, answers, entry)
            return entry
        except AmbiguousTimeError as error:
            if not run.can_ask or not _settle(run, answers, times, error):
                raise


def tell_times(run: Run, answers: Answers, entry: Entry) -> None:
    """Show each time that was given as it was understood, before anything is saved."""
    from evidencelog.core.chronology import is_future
    from evidencelog.core.moment_words import describe

    for name, label in (("when", "occurred"), ("planned", "planned")):
        moment = getattr(entry, label, None)
        if not answers.get(name) or moment is None:
            continue
        run.out.say(_("{name}, read as: {when}").format(name=f"--{name}", when=describe(moment)))
        if name == "when" and is_future(moment, run.clock.now()):
            run.out.say(_("This lies in the future; `amend` corrects it if that is a slip."))


def _settle(run: Run, answers: Answers, times: TimeReader, error: AmbiguousTimeError) -> bool:
    """Ask which reading is meant and put it into the answer that is ambiguous."""
    from evidencelog.cli.asking import choose
    from evidencelog.core.moment_words import describe

    choices = [(describe(one, style="typed"), describe(one)) for one in error.choices]
    for name in ("when", "planned", "planned-until"):
        text = answers.get(name)
        if isinstance(text, str) and "until" not in answers and times.is_ambiguous(text):
            question = _('"{text}" can be read in several ways. Which is meant?').format(text=text)
            picked = choose(run.ask, question, choices)
            if picked is not None:
                answers[name] = picked
                return True
    return False


def finish_recording(
    run: Run,
    log: OpenLog,
    entry: Entry,
    files: list[FileToAttach],
    *,
    saved: Callable[[], None] | None = None,
) -> Saved:
    """Save an entry, say what was saved and what may help next.

    `saved` is called once the entry is durable, before anything is printed.
    """
    from evidencelog.app.record import record
    from evidencelog.cli.hints import tell_hints
    from evidencelog.cli.next_steps import step_after_saving
    from evidencelog.cli.progress import showing_progress

    with showing_progress(run) as progress:
        done = record(log, entry, files, progress=progress)
    if saved is not None:
        saved()
    tell_saved(run, done)
    tell_hints(run, log, done)
    if run.can_ask and not run.options.json:
        due = step_after_saving(log, done.entries)
        if due:
            run.out.say(due)
    return done


def record_any(run: Run, kinds: Sequence[tuple[str, str]]) -> None:
    """Go on with an unfinished entry, or ask which kind it is to be, and record it.

    Raises NoTerminalError, InterruptedByPersonError and what recording raises.
    """
    from evidencelog.app.drafts import new_draft
    from evidencelog.cli.asking import choose
    from evidencelog.cli.drafts_offered import offer_draft
    from evidencelog.cli.question_flow import record_by_questions

    if not run.can_ask:
        raise nothing_to_save()
    # Unlock first, so that nobody answers questions only to be refused.
    with run.open_log() as log:
        draft = offer_draft(run, log)
        if draft is None:
            kind = choose(run.ask, _("What would you like to write down?"), kinds, blank=_("stop"))
            if kind is None:
                raise InterruptedByPersonError(_("nothing was chosen"))
            draft = new_draft(kind)
        record_by_questions(run, log, draft)
