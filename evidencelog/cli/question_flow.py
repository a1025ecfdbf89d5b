"""Guided recording: a few questions, then save, say more, or change something.

A draft is kept after each answer and while text is typed, so that whatever ends the
conversation, what was said is there when the person comes back.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from evidencelog.app.drafts import Draft, drop_draft, new_draft, save_draft
from evidencelog.cli.answers import Answer, Answers, Tree, has_content
from evidencelog.cli.answers_back import answers_back, changed
from evidencelog.cli.asking import choose, confirm
from evidencelog.cli.entry_making import make_entry
from evidencelog.cli.files_to_attach import files_to_attach
from evidencelog.cli.output import faint, strong
from evidencelog.cli.question_asking import Asker
from evidencelog.cli.questions import (
    FILES,
    FILES_STEP,
    GUIDES,
    Group,
    Guide,
    Step,
    field_of,
    groups_of,
    step_instead,
)
from evidencelog.cli.reading_settings import time_reader
from evidencelog.core.display import one_line
from evidencelog.core.moment_words import describe
from evidencelog.core.vocabulary import CHANNELS, TACTICS, all_tags
from evidencelog.errors import EvidenceLogError, InterruptedByPersonError, UsageError
from evidencelog.i18n import gettext as _
from evidencelog.reports.wording import label_of

if TYPE_CHECKING:
    from evidencelog.app.record import FileToAttach
    from evidencelog.app.session import OpenLog
    from evidencelog.cli.run import Run
    from evidencelog.core.history import Standing
    from evidencelog.core.kinds import Entry

_TITLES: Final = {
    "text": _("What happened"),
    "quote": _("Their words"),
    "quote-by": _("Who said it"),
    "quote-exact": _("Word for word"),
    "files": _("Files"),
    "obtained": _("How obtained"),
    "category": _("To find it by"),
}

OBTAINED_WORDS = (
    ("my device", _("my own device")),
    ("sent to me", _("it was sent to me")),
    ("public", _("it was public")),
    ("given by", _("somebody gave it to me")),
    ("child's device", _("a child's device")),
    ("other", _("another way")),
)


_LISTED: Final = {
    "channel": {word.value: word.says for word in CHANNELS},
    "tactic": {word.value: word.says for word in TACTICS},
    "category": {word.value: word.says for word in all_tags()},
}

Made = tuple["Entry", list["FileToAttach"]]


def record_by_questions(run: Run, log: OpenLog, draft: Draft) -> None:
    """Ask about an entry, new or unfinished, and save it.

    Raises InterruptedByPersonError when the person stops; the draft is kept then.
    """
    from evidencelog.cli.recording import finish_recording

    conversation = Conversation(run, log, draft, GUIDES[draft.kind])
    entry, files = conversation.until_saved()
    finish_recording(run, log, entry, files)
    drop_draft(log, conversation.draft_id)


def amend_by_questions(run: Run, log: OpenLog, standing: Standing) -> Made:
    """Show each answer of an entry and ask what is wrong; return the entry as it should be."""
    from evidencelog.cli.changing import tree_of_entry

    before = answers_back(standing.current, standing.kind)
    draft = new_draft(standing.kind, verb="amend", of=standing.number)
    draft = msgspec.structs.replace(draft, answers=dict(before))
    guide = GUIDES[standing.kind]._replace(given=())
    base = Base(before, tree_of_entry(standing.current))
    return Conversation(run, log, draft, guide, base).until_saved()


def detail_by_questions(run: Run, log: OpenLog, standing: Standing) -> Made:
    """Ask what is to be added to an entry; return only that."""
    answered = answers_back(standing.current, standing.kind)
    guide = GUIDES[standing.kind]
    steps = tuple(step for step in guide.steps if step.name not in answered)
    draft = new_draft(standing.kind, verb="detail", of=standing.number)
    return Conversation(run, log, draft, Guide(steps)).until_saved()


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

    @property
    def draft_id(self) -> str:
        """Under which id the draft of this conversation is kept."""
        return self._draft.id

    def until_saved(self) -> tuple[Entry, list[FileToAttach]]:
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
        except (KeyboardInterrupt, InterruptedByPersonError) as error:
            raise self._stopped() from error

    def _first_questions(self) -> None:
        self._ask.tell(faint(_("Every question can be left blank with Enter.")))
        for usual in self._guide.steps:
            step = step_instead(usual, self._answers.get("channel"))
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

    def _next(self) -> tuple[Entry, list[FileToAttach]] | None:
        self._review()
        answer = self._ask.line(
            _("Enter: save.  m: say more.  e: change an answer.  q: stop for now. ")
        ).casefold()
        if answer in ("", "s", "save", _("save")):
            return self._made()
        if answer.startswith("m"):
            self._more()
        elif answer.startswith("e"):
            self._edit()
        elif answer.startswith("q"):
            self._leave()
        return None

    def _review(self) -> None:
        self._ask.tell()
        for name, answer in self._answers.items():
            if answer and (name, answer) not in self._guide.given:
                self._ask.tell(faint(f"  {self._title(name):<24}"), self._said(name, answer))

    def _title(self, name: str) -> str:
        """Return the words for a question in a list: those of reports where there are any."""
        if name in _TITLES:
            return _TITLES[name]
        field = field_of(name)
        path = field.path if field is not None else name
        return label_of(self._kind, path.split("/")[-1]) if path else name

    def _said(self, name: str, answer: Answer) -> str:
        if name in ("when", "planned", "planned-until") and isinstance(answer, str):
            with suppress(UsageError):
                return describe(self._times.moment(answer))
        texts = [answer] if isinstance(answer, str) else answer
        return one_line(", ".join(_worded(name, text) for text in texts), 50)

    def _made(self) -> tuple[Entry, list[FileToAttach]] | None:
        given = [*self._guide.given]
        if not has_content({k: v for k, v in self._answers.items() if (k, v) not in given}):
            self._ask.tell(_("There is nothing to save yet."))
            return None
        answers = {k: v for k, v in self._answers.items() if k not in (FILES, "obtained")}
        try:
            return self._entry(_with_quote_parts(answers)), self._files()
        except UsageError as error:
            self._ask.tell(strong(error.message), ". ", error.hint)
            return None

    def _entry(self, answers: Answers) -> Entry:
        if self._base is None:
            return make_entry(self._kind, answers, self._times)
        different = changed(self._base.answers, answers)
        for name, answer in different.items():
            before = _shown(self._base.answers.get(name, ""))
            self._ask.tell(faint(f"  {name}: "), one_line(before, 60) or "-")
            self._ask.tell(faint("    -> "), one_line(_shown(answer), 60) or "-")
        return make_entry(self._kind, different, self._times, self._base.tree)

    def _files(self) -> list[FileToAttach]:
        names = self._answers.get(FILES, [])
        obtained = self._answers.get("obtained")
        return files_to_attach(
            [names] if isinstance(names, str) else names,
            obtained=obtained if isinstance(obtained, str) else None,
        )

    def _more(self) -> None:
        groups = groups_of(self._kind, {step.name for step in self._guide.steps})
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
        steps = {step.name: step for step in self._guide.steps}
        names = [*steps, *(name for name in self._answers if name not in steps)]
        choices = [
            (name, f"{self._title(name)}: {self._said(name, self._answers.get(name, ''))}")
            for name in names
            if name != "obtained"
        ]
        name = choose(self._ask, _("Change which one?"), choices, blank=_("back"))
        if name is not None:
            self._answer(steps.get(name) or Step(name, name))

    def _leave(self) -> None:
        if confirm(self._ask, _("Keep what you typed, to go on later?"), default=True):
            raise InterruptedByPersonError(_("stopped"))
        drop_draft(self._log, self._draft.id)
        raise InterruptedByPersonError(
            _("stopped; what you typed was thrown away"), hint=_("nothing was saved")
        )

    def _typing(self, name: str, text: str) -> None:
        self._keep(stage=name, typing=text)

    def _keep(self, *, stage: str, typing: str = "") -> None:
        """Save the draft; a log that cannot be written now must not end the conversation."""
        self._draft = msgspec.structs.replace(
            self._draft,
            answers=_plain(self._answers),
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
            hint=_("go on with it later: evidencelog {what}").format(what=self._command()),
        )

    def _command(self) -> str:
        if self._draft.of is not None:
            return f"{self._draft.verb} {self._draft.of}"
        return f"log {self._draft.kind}"


def tell_about_devices(ask: Any, way: str) -> None:
    """Say calmly that the law differs for what comes from other people's devices."""
    if way.startswith(("child", "other")):
        ask.tell(
            _("Kept. What may be copied from other people's devices differs from place to place;")
        )
        ask.tell(_("a lawyer or advocate can tell you before you show it to anybody."))


def _worded(name: str, text: str) -> str:
    """Return an answer in the words in which it was offered."""
    if name == FILES:
        return Path(text).name
    if name == "obtained":
        return dict(OBTAINED_WORDS).get(text, text)
    field = field_of(name)
    if field is not None and field.choices:
        return dict(field.choices).get(text, text)
    return _LISTED.get(name, {}).get(text, text)


def _shown(answer: Answer) -> str:
    return answer if isinstance(answer, str) else ", ".join(answer)


def _plain(answers: Answers) -> dict[str, Any]:
    return dict(answers)


def _with_quote_parts(answers: Answers) -> Answers:
    """Leave out who said it where nothing was quoted."""
    if answers.get("quote"):
        return answers
    return {name: answer for name, answer in answers.items() if not name.startswith("quote")}
