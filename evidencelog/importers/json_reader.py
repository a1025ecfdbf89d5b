"""JSON of any size, one value at a time, that survives what is damaged.

Exports of many years are larger than memory should hold, and a file that was cut off or
has one bad record in the middle still says everything else. So the outline of a file is
walked as it comes, and only one record at a time is built.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from evidencelog.i18n import gettext as _
from evidencelog.importers.json_text import (
    DECODER,
    OBJECT,
    RECORD_LIMIT,
    JsonError,
    check_depth,
    decoder_for,
    end_of_value,
    mended,
    readable,
    too_deep,
)

_CHUNK: Final = 1024 * 1024
_EFFORT: Final = 256 * 1024 * 1024
"""Characters that may be read in vain while looking for the next record that is whole."""
_VAIN: Final = 4096  # characters that a failed attempt counts for, at least
_LONGEST_START: Final = 120  # of what OBJECT matches, should it be cut in two
_DAMAGED: Final = 16 * 1024
"""Characters in which a damaged record is looked for its end; longer ones are searched."""
_STEPS: Final = 16  # going from bracket to bracket takes that much longer than decoding
_TAIL: Final = 16  # no token but a string is longer: a cut-off one fails within this
_EXCERPT: Final = 120

_SPACE = re.compile(r"[ \t\n\r]*")
_MARKS = re.compile(r'["{}\[\]]')
_REST_OF_STRING = re.compile(r'(?:[^"\\]|\\.)*+("|)', re.DOTALL)

IsRecord = Callable[[object], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A stretch of a list that could not be read; it may have held several records."""

    reason: str
    excerpt: str


class JsonReader:
    """Walks a JSON text: `members` and `elements` go into a value, `value` takes it whole.

    Whatever is not taken before the walk goes on is passed over. Strings may hold lone
    surrogates, where the file has bytes that are no text.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decode: Callable[[bytes, bool], str] | None = None
        self._text = ""
        self._at = 0
        self._ended = False
        self._waiting = False  # for whoever asked for a member to take its value
        self._effort = 0
        self.lost = False
        """Whether the rest of the file could not be read."""

    def peek(self) -> str:
        """Return the first character of what comes next; empty at the end."""
        while True:
            found = _SPACE.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._fill():
                return ""

    def value(self) -> object:
        """Build the next value. Raises JsonError when it is damaged, deep or too long."""
        self.peek()
        self._waiting = False
        found, self._at = self._built()
        return found

    def members(self) -> Iterator[str]:
        """Go into an object: yield each name; its value comes next. Raises JsonError."""
        more = self._enter("{", "}")
        while more:
            if self.peek() != '"':
                raise JsonError(_("a name is missing"))
            name = self.value()
            self._expect(":")
            self._waiting = True
            yield readable(str(name))
            more = self._goes_on("}")

    def elements(self) -> Iterator[int]:
        """Go into a list: yield the number of each element, from 1. Raises JsonError."""
        more, number = self._enter("[", "]"), 0
        while more:
            number += 1
            self._waiting = True
            yield number
            more = self._goes_on("]")

    def records(
        self, is_record: IsRecord, *, outside: re.Pattern[str] | None = None
    ) -> Iterator[object]:
        """Go into a list: yield each element, or `Broken` for what cannot be read.

        After damage the list goes on behind it, or at the next value that `is_record`,
        unless `outside` stands before it: then it is one of another list. When none
        follows, `lost` is set and nothing more comes from this file. Raises JsonError
        when there is no list.
        """
        more, first = self._enter("[", "]"), True
        while more:
            try:
                if not first and not self._another("]"):
                    return
                found, first = self.value(), False
            except JsonError as error:
                found, first = self._recover(error.message, is_record, outside)
            yield found
            more = not self.lost

    def skip(self) -> None:
        """Pass over the next value, however large, without building it."""
        self._waiting = False
        mark = self.peek()
        if mark not in ("{", "["):
            self.value()
            return
        depth = 0
        while True:
            found = _MARKS.search(self._text, self._at)
            self._at = found.end() if found else len(self._text)
            if found is None:
                self._need_more()
            elif found[0] == '"':
                self._skip_string()
            else:
                depth += 1 if found[0] in "{[" else -1
                if depth == 0:
                    return

    def _skip_string(self) -> None:
        while True:
            found = _REST_OF_STRING.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if found and found[1]:
                return
            self._need_more()  # what is left is at most the first half of an escape

    def _need_more(self) -> None:
        if not self._fill():
            raise JsonError(_("the file ends too early"))

    def _enter(self, first: str, last: str) -> bool:
        self._waiting = False
        self._expect(first)
        if self.peek() != last:
            return True
        self._at += 1
        return False

    def _goes_on(self, last: str) -> bool:
        if self._waiting and not self.lost:
            self.skip()
        return not self.lost and self._another(last)

    def _another(self, last: str) -> bool:
        if self.peek() == last:
            self._at += 1
            return False
        self._expect(",")
        return True

    def _expect(self, mark: str) -> None:
        found = self.peek()
        if not found:
            raise JsonError(_("the file ends too early"))
        if found != mark:
            raise JsonError(_("{mark} is missing").format(mark=mark))
        self._at += 1

    def _built(self) -> tuple[object, int]:
        """Decode at the present place, reading on while it is the text that ends."""
        while True:
            try:
                found, end = DECODER.raw_decode(self._text, self._at)
            except RecursionError:
                raise too_deep() from None
            except json.JSONDecodeError as error:
                if self._mend(error) or self._is_cut_off(error):
                    continue
                raise JsonError(self._trouble(error)) from None
            except ValueError:  # a number of thousands of digits
                raise JsonError(_("a number is too long")) from None
            bracketed = isinstance(found, str | dict | list)
            if bracketed or end < len(self._text) or not self._fill():
                check_depth(found, self._marks(end))
                return found, end

    def _marks(self, end: int) -> int:
        return self._text.count("{", self._at, end) + self._text.count("[", self._at, end)

    def _is_cut_off(self, error: json.JSONDecodeError) -> bool:
        """Read on when the text ended before the value did, and may be longer."""
        near_end = error.pos >= len(self._text) - _TAIL
        if not near_end and not error.msg.startswith("Unterminated"):
            return False
        return len(self._text) - self._at < RECORD_LIMIT and self._fill()

    def _mend(self, error: json.JSONDecodeError) -> bool:
        if not error.msg.startswith("Invalid \\"):
            return False
        rest = mended(self._text[self._at :])
        if len(rest) == len(self._text) - self._at:
            return False
        self._text, self._at = rest, 0
        return True

    def _trouble(self, error: json.JSONDecodeError) -> str:
        unterminated = error.msg.startswith("Unterminated")
        if self._ended and self._text and (unterminated or error.pos >= len(self._text) - 1):
            return _("the file ends in the middle of it")
        if unterminated or len(self._text) - self._at >= RECORD_LIMIT:
            return _("it has no end within {count} characters").format(count=RECORD_LIMIT)
        return _("it is not JSON: {reason}").format(reason=error.msg)

    def _recover(
        self, reason: str, is_record: IsRecord, outside: re.Pattern[str] | None
    ) -> tuple[Broken, bool]:
        """Stand behind what is damaged, or before the next record (True), else be lost."""
        # Each error of the decoder counts the lines before it, so nothing is kept there.
        self._text, self._at = self._text[self._at :], 0
        if len(self._text) < _CHUNK:
            self._fill()
        start = self._text[self._at : self._at + _EXCERPT]
        broken = Broken(reason=reason, excerpt=readable(start))
        end = self._end_by_brackets() if start[:1] in ("{", "[") else None
        if end is not None and _ends_well(self._text, end):
            # A quotation mark too few makes one value swallow others.
            swallowed = self._first_record(is_record, before=end)
            self._at = swallowed or end
            return broken, bool(swallowed)
        self.lost = not self._seek(is_record, outside)
        if self.lost and not self._ended:
            told = _("{reason}; what follows it could not be read").format(reason=reason)
            return Broken(reason=told, excerpt=broken.excerpt), True
        return broken, True

    def _end_by_brackets(self) -> int | None:
        end = end_of_value(self._text, self._at, self._at + _DAMAGED)
        self._effort += _STEPS * (_DAMAGED if end is None else end - self._at)
        return end

    def _first_record(self, is_record: IsRecord, *, before: int) -> int | None:
        for found in OBJECT.finditer(self._text, self._at + 1, before):
            if self._effort > _EFFORT:
                return None
            try:
                value, end = DECODER.raw_decode(self._text, found.start())
            except (ValueError, RecursionError):
                self._effort += _VAIN
            else:
                self._effort += end - found.start()
                if is_record(value):
                    return found.start()
        return None

    def _seek(self, is_record: IsRecord, outside: re.Pattern[str] | None) -> bool:
        """Go to the next whole record of this list, however far it is."""
        self._at += 1
        while self._effort < _EFFORT:
            found = OBJECT.search(self._text, self._at)
            stop = found.start() if found else len(self._text)
            if outside is not None and outside.search(self._text, self._at, stop):
                return False
            if found is not None:
                self._at = stop
                if self._is_whole(is_record):
                    return True
                self._at += 1
            else:
                self._at = max(self._at, stop - _LONGEST_START)
                if not self._fill():
                    return False
        return False

    def _is_whole(self, is_record: IsRecord) -> bool:
        try:
            found, end = self._built()
        except JsonError:
            self._effort += _VAIN + len(self._text) - self._at
            return False
        self._effort += end - self._at
        return is_record(found)

    def _fill(self) -> bool:
        """Drop what was read and append at least as much as is left."""
        if self._ended:
            return False
        rest = self._text[self._at :]
        data = self._stream.read(max(_CHUNK, len(rest)))
        if self._decode is None:
            self._decode = decoder_for(data)
        self._ended = not data
        self._text, self._at = rest + self._decode(data, not data), 0
        return len(self._text) > len(rest) or not self._ended


def _ends_well(text: str, end: int) -> bool:
    found = _SPACE.match(text, end)
    return found is not None and text[found.end() : found.end() + 1] in (",", "]")
