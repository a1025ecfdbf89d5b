"""One guided entry: a few questions, then save, say more, or change something.

A draft is kept after each answer and while text is typed, so that whatever ends the
conversation, what was said is there when the person comes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from evidencelog.app.drafts import Draft, drop_draft, save_draft
from evidencelog.cli.answers import Answers, Tree, has_content
from evidencelog.cli.answers_back import changed
from evidencelog.cli.answers_shown import OBTAINED_WORDS, answer_shown, title_of
from evidencelog.cli.asking import choose, confirm
from evidencelog.cli.drafts_offered import command_of
from evidencelog.cli.entry_making import make_entry, without
from evidencelog.cli.failures import in_words
from evidencelog.cli.files_to_attach import files_to_attach
from evidencelog.cli.output import faint
from evidencelog.cli.question_asking import Asker
from evidencelog.cli.questions import (
    FILES,
    FILES_STEP,
    Group,
    Guide,
    Step,
    field_of,
    groups_of,
    step_instead,
)
from evidencelog.cli.reading_settings import time_reader
from evidencelog.errors import EvidenceLogError, InterruptedByPersonError, UsageError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.app.record import FileToAttach
    from evidencelog.app.session import OpenLog
    from evidencelog.cli.run import Run
    from evidencelog.cli.terminal import Ask
    from evidencelog.core.kinds import Entry


class Made(NamedTuple):
    """What came of a conversation; the draft is dropped once the entry is saved."""

    entry: Entry
    files: list[FileToAttach]
    draft: str


class _ThrownAwayError(InterruptedByPersonError):
    """The person stopped and wanted nothing to be kept."""


class Base(NamedTuple):
    """What an entry said before it is changed: as answers, and as the tree of the model."""

    answers: Answers
    tree: Tree


class Conversation:
    """One guided entry, from the first question to "save"."""

    def __init__(
        self, run: Run, log: OpenLog, draft: Draft, guide: Guide, base: Base | None = None
    ) -> None:
        self._log = log
        self._ask = run.ask
        self._draft = draft
        self._times = time_reader(log)
        self._asker = Asker(run.ask, self._times)
        self._guide = guide
        self._base = base
        self._kind = "contact" if draft.kind == "hoover" else draft.kind
        self._answers: Answers = dict(draft.answers) or dict(guide.given)
        if draft.typing and draft.stage:
            self._answers[draft.stage] = draft.typing

    def until_saved(self) -> Made:
        """Ask until the person wants to save; return the entry and its files.

        Raises InterruptedByPersonError when they stop, with the draft kept.
        """
        try:
            if self._base is None:
                self._first_questions()
            while True:
                made = self._next()
                if made is not None:
                    return made
        except _ThrownAwayError:
            raise
        except (KeyboardInterrupt, InterruptedByPersonError) as error:
            raise self._stopped() from error

    def _first_questions(self) -> None:
        self._ask.tell(faint(_("Every question can be left blank with Enter.")))
        for usual in self._guide.steps:
            step = self._instead(usual)
            if step.name not in self._draft.answers or step.name == self._draft.stage:
                self._answer(step)

    def _answer(self, step: Step) -> None:
        before = self._answers.get(step.name, "")
        answer = self._asker.ask(step, before, lambda text: self._typing(step.name, text))
        if answer or step.name in self._answers:
            self._answers[step.name] = answer
        if step.name == FILES and answer:
            self._how_obtained()
        self._keep(stage="")

    def _how_obtained(self) -> None:
        way = choose(self._ask, _("How did you get the files?"), OBTAINED_WORDS)
        if way == "given by":
            who = self._ask.line(_("Who gave it to you? "))
            way = f"given by={who}"
        if way:
            self._answers["obtained"] = way
            tell_about_devices(self._ask, way)

    def _next(self) -> Made | None:
        self._review()
        answer = self._ask.line(
            _("Enter: save.  f: add files.  m: say more.  e: change an answer.  q: stop. ")
        ).casefold()
        if answer in ("", "s", "save", _("save")):
            return self._made()
        # Only the letter itself: a sentence that was typed here must not set anything off.
        if answer == "f":
            self._answer(FILES_STEP)
        elif answer == "m":
            self._more()
        elif answer == "e":
            self._edit()
        elif answer == "q":
            self._leave()
        else:
            self._ask.tell(_("Please press Enter, or one of the letters and Enter."))
        return None

    def _review(self) -> None:
        self._ask.tell()
        for name in self._names():
            answer = self._answers.get(name)
            if answer and (name, answer) not in self._guide.given:
                self._ask.tell(
                    faint(f"  {_column(title_of(self._kind, name))}"),
                    answer_shown(name, answer, self._times),
                )

    def _made(self) -> Made | None:
        given = [*self._guide.given]
        if not has_content({k: v for k, v in self._answers.items() if (k, v) not in given}):
            self._ask.tell(_("There is nothing to save yet."))
            return None
        answers = {k: v for k, v in self._answers.items() if k not in (FILES, "obtained")}
        try:
            return Made(self._entry(_with_quote_parts(answers)), self._files(), self._draft.id)
        except UsageError as error:
            self._ask.tell(in_words(error))
            return None

    def _entry(self, answers: Answers) -> Entry:
        if self._base is None:
            return make_entry(self._kind, answers, self._times)
        different = changed(self._base.answers, answers)
        cleared = [name for name, answer in different.items() if not answer]
        for name, answer in different.items():
            before = self._base.answers.get(name, "")
            self._ask.tell(faint(f"  {title_of(self._kind, name)}:"))
            self._ask.tell(faint(_("    before: ")), answer_shown(name, before, self._times) or "-")
            self._ask.tell(faint(_("    now:    ")), answer_shown(name, answer, self._times) or "-")
        tree = without(self._base.tree, cleared)
        return make_entry(self._kind, different, self._times, tree)

    def _files(self) -> list[FileToAttach]:
        names = self._answers.get(FILES, [])
        obtained = self._answers.get("obtained")
        return files_to_attach(
            [names] if isinstance(names, str) else names,
            obtained=obtained if isinstance(obtained, str) else None,
        )

    def _more(self) -> None:
        groups = groups_of(self._kind, set(self._steps()))
        titles = [(str(index), group.title) for index, group in enumerate(groups)]
        while (
            chosen := choose(self._ask, _("More about what?"), titles, blank=_("back"))
        ) is not None:
            self._inside(groups[int(chosen)])

    def _inside(self, group: Group) -> None:
        choices = [(field.name, field.ask) for field in group.fields]
        while (name := choose(self._ask, group.title, choices, blank=_("back"))) is not None:
            asked = dict(choices)[name]
            self._answer(Step(name, asked))

    def _edit(self) -> None:
        steps = self._steps()
        choices = [(name, self._in_a_line(name)) for name in self._names() if name != "obtained"]
        name = choose(self._ask, _("Change which one?"), choices, blank=_("back"))
        if name is not None:
            field = field_of(name)
            self._answer(steps.get(name) or Step(name, field.ask if field else name))

    def _instead(self, usual: Step) -> Step:
        return step_instead(usual, self._answers)

    def _steps(self) -> dict[str, Step]:
        steps = [self._instead(usual) for usual in self._guide.steps]
        return {step.name: step for step in steps}

    def _names(self) -> list[str]:
        """Return what is asked or answered, in one order wherever it is shown."""
        steps = self._steps()
        return [*steps, *(name for name in self._answers if name not in steps)]

    def _in_a_line(self, name: str) -> str:
        shown = answer_shown(name, self._answers.get(name, ""), self._times)
        return f"{title_of(self._kind, name)}: {shown}"

    def _leave(self) -> None:
        if confirm(self._ask, _("Keep what you typed, to go on later?"), default=True):
            raise self._stopped()
        drop_draft(self._log, self._draft.id)
        raise _ThrownAwayError(
            _("stopped; what you typed was thrown away"), hint=_("nothing was saved")
        )

    def _typing(self, name: str, text: str) -> None:
        self._keep(stage=name, typing=text)

    def _keep(self, *, stage: str, typing: str = "") -> None:
        """Save the draft; a log that cannot be written now must not end the conversation."""
        self._draft = msgspec.structs.replace(
            self._draft,
            answers=dict(self._answers),
            stage=stage,
            typing=typing,
        )
        try:
            self._draft = save_draft(self._log, self._draft)
        except EvidenceLogError as error:
            self._ask.tell(_("The draft could not be kept: {why}").format(why=error.message))

    def _stopped(self) -> InterruptedByPersonError:
        return InterruptedByPersonError(
            _("stopped; what you typed is kept as a draft"),
            hint=_("go on with it later: evidencelog {what}").format(what=command_of(self._draft)),
        )


def _column(title: str) -> str:
    return f"{title:<24}" if len(title) < 24 else f"{title}: "


def tell_about_devices(ask: Ask, way: str) -> None:
    """Say calmly that the law differs for what comes from other people's devices."""
    if way.startswith(("child", "other")):
        ask.tell(
            _("Kept. What may be copied from other people's devices differs from place to place;")
        )
        ask.tell(_("a lawyer or advocate can tell you before you show it to anybody."))


def _with_quote_parts(answers: Answers) -> Answers:
    """Leave out who said it where nothing was quoted."""
    if answers.get("quote"):
        return answers
    return {name: answer for name, answer in answers.items() if not name.startswith("quote-")}
