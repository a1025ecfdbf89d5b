"""Asking one question, in the way that fits what it asks for."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Final

from evidencelog.cli.answers import Answer, is_unknown
from evidencelog.cli.asking import choose, choose_several, show_choices
from evidencelog.cli.failures import in_words
from evidencelog.cli.output import faint, strong
from evidencelog.cli.questions import BESIDE, FILES, QUOTE, Step, field_of
from evidencelog.core.moment_words import describe
from evidencelog.core.moments import AmbiguousTimeError, TimeNotUnderstoodError
from evidencelog.core.vocabulary import CHANNELS, TACTICS, TAGS, Word
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.cli.entry_fields import EntryField
    from evidencelog.cli.entry_making import TimeReader
    from evidencelog.cli.terminal import Ask, Autosave

# A time as it is written where it must be read in one way only: 2026-03-14T18:05-07:00.
_STAMP: Final = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)[+-]\d\d:\d\d")
_LISTS: Final[dict[str, tuple[Word, ...]]] = {"channel": CHANNELS, "tactic": TACTICS}


class Asker:
    """Asks single questions of one person and understands their times."""

    def __init__(self, ask: Ask, times: TimeReader) -> None:
        self._ask = ask
        self._times = times

    def ask(self, step: Step, before: Answer, autosave: Autosave) -> Answer:
        """Return the answer to one question, empty when it was skipped.

        `before` stands there to be changed. Raises InterruptedByPersonError.
        """
        self._ask.tell()
        field = field_of(step.name)
        help_line = step.help or BESIDE.get(step.name, "")
        if step.name == FILES:
            return self._files(step, before)
        if step.name == QUOTE or (field is not None and field.form == "text"):
            return self._text(step, help_line, before, autosave)
        if field is None:
            raise LookupError(step.name)
        return self._short(step, field, help_line, before)

    def _short(self, step: Step, field: EntryField, help_line: str, before: Answer) -> Answer:
        if field.form == "moment":
            return self._moment(step, _single(before))
        if field.choices:
            picked = choose(self._ask, step.ask, field.choices)
            return _single(before) if picked is None else picked
        if field.name in _LISTS or field.name == "category":
            return self._listed(step, field, before)
        if field.form in ("words", "pairs"):
            return self._several(step, field, help_line, before)
        self._question(step.ask, help_line)
        if field.form == "number":
            return self._number(_single(before))
        return self._ask.line("> ", initial=_single(before))

    def _number(self, before: str) -> str:
        while True:
            text = self._ask.line("> ", initial=before)
            if not text or text.isdecimal() or is_unknown(text):
                return text
            self._ask.tell(_("Please type a number, or leave it blank."))

    def _text(self, step: Step, help_line: str, before: Answer, autosave: Autosave) -> str:
        self._question(
            step.ask, help_line or _("Enter starts a new line. Enter on an empty line: done.")
        )
        return self._ask.text("> ", initial=_single(before), autosave=autosave)

    def _moment(self, step: Step, before: str) -> str:
        self._question(step.ask, step.help)
        offered = self._readable(before)
        while True:
            text = self._ask.line("> ", initial=offered)
            if text == offered and text == self._readable(before):
                return before
            if is_unknown(text):
                return text
            try:
                self._ask.tell(faint(_("Read as: ")), describe(self._times.moment(text)))
            except AmbiguousTimeError as error:
                settled = self._settle(error)
                if settled:
                    return settled
            except TimeNotUnderstoodError as error:
                self._ask.tell(in_words(error))
            else:
                return text
            offered = text

    def _readable(self, typed: str) -> str:
        """Return a time without letters and offset where it is read as the same moment."""
        plain = _STAMP.sub(r"\1 \2", typed)
        try:
            same = self._times.moment(plain) == self._times.moment(typed)
        except UsageError:
            return typed
        return plain if same else typed

    def _settle(self, error: AmbiguousTimeError) -> str:
        """Ask which reading is meant; return it in the form that can be read only one way."""
        choices = [(describe(one, style="typed"), describe(one)) for one in error.choices]
        return choose(self._ask, _("Which one do you mean?"), choices) or ""

    def _listed(self, step: Step, field: EntryField, before: Answer) -> Answer:
        if field.name == "category":
            return self._tags(step, before)
        choices = [(word.value, word.says) for word in _LISTS[field.name]]
        if field.form == "words":
            return choose_several(self._ask, step.ask, choices) or before
        show_choices(self._ask, step.ask, choices)
        answer = self._ask.line(
            _("Number, or words of your own (Enter: leave blank): "), initial=_single(before)
        )
        if answer.isdecimal() and 0 < int(answer) <= len(choices):
            return choices[int(answer) - 1][0]
        return answer

    def _tags(self, step: Step, before: Answer) -> Answer:
        """Ask for words to find an entry by; the list is long, so it is shown in its parts."""
        self._question(step.ask, _("For example: threat, weapon, money. ? shows the list."))
        held = [before] if isinstance(before, str) and before else [*before]
        answer = self._ask.line("> ", initial=", ".join(held))
        if not is_unknown(answer):
            return [part.strip() for part in answer.split(",") if part.strip()]
        titles = [(str(index), group.title) for index, group in enumerate(TAGS)]
        while (chosen := choose(self._ask, _("Which list?"), titles, blank=_("done"))) is not None:
            group = TAGS[int(chosen)]
            choices = [(word.value, word.says) for word in group.words]
            held += choose_several(self._ask, group.title, choices)
        return held

    def _several(self, step: Step, field: EntryField, help_line: str, before: Answer) -> list[str]:
        form = field.metavar or _("TEXT")
        self._question(step.ask, help_line or _("One at a time, as {form}.").format(form=form))
        held = [before] if isinstance(before, str) and before else [*before]
        self._tell_held(held)
        while text := self._ask.line(_("> ") if not held else _("another (Enter: no more)> ")):
            if not self._taken_out(held, text):
                held.append(text)
        return held

    def _tell_held(self, held: list[str]) -> None:
        for number, text in enumerate(held, start=1):
            self._ask.tell(faint(f"  {number}  "), text)
        if held:
            self._ask.tell(faint(_("To take one out again, type - and its number, such as -1.")))

    def _taken_out(self, held: list[str], text: str) -> bool:
        """Take out the answer that was typed as - and its number, and say so."""
        number = int(text[1:]) if text[:1] == "-" and text[1:].isdecimal() else 0
        if not 0 < number <= len(held):
            return False
        self._ask.tell(faint(_("  taken out: ")), held.pop(number - 1))
        return True

    def _files(self, step: Step, before: Answer) -> list[str]:
        self._question(step.ask, step.help)
        held = [before] if isinstance(before, str) and before else [*before]
        self._tell_held(held)
        while text := self._ask.line("> "):
            path = typed_path(text)
            if self._taken_out(held, text):
                continue
            if path.is_file():
                held.append(str(path))
                self._ask.tell(faint(_added(path)))
            elif path.is_dir():
                self._ask.tell(_("{path} is a folder. Name a file in it.").format(path=path))
            else:
                self._ask.tell(_("There is no file {path}. Check the name.").format(path=path))
        return held

    def _question(self, question: str, help_line: str) -> None:
        self._ask.tell(strong(question))
        if help_line:
            self._ask.tell(faint(help_line))


def _added(path: Path) -> str:
    size = f"{path.stat().st_size:,}"
    return _("  added: {name} ({size} bytes)").format(name=path.name, size=size)


def typed_path(text: str) -> Path:
    """Return the path that a person typed or dragged into the window, absolute.

    Terminals quote what is dragged in, or put backslashes before spaces.
    """
    text = text.strip()
    if os.name != "nt" and not _home(text).exists():
        try:
            parts = shlex.split(text)
        except ValueError:
            parts = []
        text = parts[0] if len(parts) == 1 else text
    return _home(text.strip('"')).absolute()


def _home(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError:  # a user who does not exist
        return Path(text)


def _single(answer: Answer) -> str:
    return answer if isinstance(answer, str) else ", ".join(answer)
