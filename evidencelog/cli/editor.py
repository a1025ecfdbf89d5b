"""A line editor that keeps what is typed in memory only.

It takes pastes of any length (a terminal in its ordinary mode drops everything after
4,095 bytes of a line), keeps no history and writes no file.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TextIO

from evidencelog.errors import InterruptedByPersonError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.output import Output

    from evidencelog.cli.terminal import Autosave

SAVE_EVERY_SECONDS: Final = 1.0
"""What is typed in less than this time before a power cut is not in the draft."""


def edit_line(
    prompt: str,
    reading: TextIO,
    writing: TextIO,
    *,
    initial: str = "",
    within: float | None = None,
) -> str:
    """Return one line as typed; a pasted line break becomes a space.

    Raises KeyboardInterrupt on Ctrl-C, InterruptedByPersonError when the terminal is gone
    or `within` seconds have passed without a key.
    """
    session = _session(reading, writing, many=False)
    start = _Idle(session, within).start if within is not None else _nothing
    return " ".join(_answer(session, prompt, initial, start).splitlines())


def edit_text(
    prompt: str,
    reading: TextIO,
    writing: TextIO,
    *,
    initial: str = "",
    autosave: Autosave | None = None,
) -> str:
    """Return text of several lines, finished by Enter on an empty line, Ctrl-D or Esc Enter.

    `autosave` is called at most once a second while something changes, and once more when
    the person stops. Raises KeyboardInterrupt on Ctrl-C, InterruptedByPersonError when the
    terminal is gone.
    """
    session = _session(reading, writing, many=True)
    saver = _Saver(session, initial, autosave)
    try:
        return _answer(session, prompt, initial, saver.start).strip("\n")
    except (KeyboardInterrupt, InterruptedByPersonError):
        saver.save()
        raise


def _answer(
    session: PromptSession[str], prompt: str, initial: str, start: Callable[[], None]
) -> str:
    try:
        text: str = session.prompt(prompt, default=initial, pre_run=start)
    except EOFError as error:
        raise InterruptedByPersonError(_("the terminal was closed")) from error
    return text


def _nothing() -> None:
    """Begin nothing beside the editor."""


class _Idle:
    """Ends the editor when nothing has been typed for a while."""

    def __init__(self, session: PromptSession[str], seconds: float) -> None:
        self._session = session
        self._seconds = seconds

    def start(self) -> None:
        """Begin to wait."""
        self._session.app.create_background_task(self._watch())

    async def _watch(self) -> None:
        seen: str | None = None
        while seen != self._session.default_buffer.text:
            seen = self._session.default_buffer.text
            await asyncio.sleep(self._seconds)
        self._session.app.exit(exception=EOFError())


class _Saver:
    """Hands the text to `autosave` when it has changed, while the editor runs."""

    def __init__(
        self, session: PromptSession[str], initial: str, autosave: Autosave | None
    ) -> None:
        self._session = session
        self._saved = initial
        self._autosave = autosave

    def start(self) -> None:
        """Begin to look from time to time, until the editor ends."""
        if self._autosave is not None:
            self._session.app.create_background_task(self._watch())

    def save(self) -> None:
        """Save now if there is anything new."""
        text = self._session.default_buffer.text
        if self._autosave is not None and text != self._saved:
            self._saved = text
            self._autosave(text)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(SAVE_EVERY_SECONDS)
            self.save()


def _session(reading: TextIO, writing: TextIO, *, many: bool) -> PromptSession[str]:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.enums import EditingMode
    from prompt_toolkit.history import DummyHistory

    return PromptSession(
        multiline=many,
        key_bindings=_keys(reading, many=many),
        history=DummyHistory(),
        editing_mode=EditingMode.EMACS,
        enable_history_search=False,
        enable_system_prompt=False,
        enable_open_in_editor=False,
        enable_suspend=False,
        mouse_support=False,
        prompt_continuation="  ",
        input=_input(reading),
        output=_output(writing),
    )


def _input(reading: TextIO) -> Input:
    from prompt_toolkit.input import create_input

    return create_input(reading)


def _output(writing: TextIO) -> Output:
    from prompt_toolkit.output import create_output

    output = create_output(writing)
    # Not every terminal answers where its cursor is, and some pass the answer on as typing.
    if hasattr(output, "enable_cpr"):
        output.enable_cpr = False
    return output


def _keys(reading: TextIO, *, many: bool) -> KeyBindings:
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()

    @keys.add("c-d")
    @keys.add("escape", "enter")
    def _finish(event: KeyPressEvent) -> None:
        event.app.exit(result=event.current_buffer.text)

    if many:

        @keys.add("enter")
        def _enter(event: KeyPressEvent) -> None:
            document = event.current_buffer.document
            at_end = not document.text_after_cursor.strip("\n")
            if document.current_line == "" and at_end and not _more_waits(event, reading):
                event.app.exit(result=document.text)
            else:
                event.current_buffer.insert_text("\n")

    return keys


def _more_waits(event: KeyPressEvent, reading: TextIO) -> bool:
    """Say whether more keys have already arrived: then this is a paste, not a person.

    Terminals that do not mark a paste would otherwise end the text at its first empty
    line and type the rest of it into the next questions.
    """
    queue: Any = event.app.key_processor.input_queue
    if queue:
        return True
    if sys.platform == "win32":
        return False
    import select

    with contextlib.suppress(OSError, ValueError):
        return bool(select.select([reading], [], [], 0)[0])
    return False
