"""What stands on a page of Google Voice, by the classes of its elements.

Pages are laid out and indented in many ways, and the visible words are in the language of
the account; classes, `title` and the links of labels are the same in all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from evidencelog.importers.html_tokens import Tag, tokens

_PATHS: Final = {"img": "src", "audio": "src", "video": "src"}
_ATTACHED: Final = frozenset({"video", "vcard", "audio", "image"})
_TRANSCRIPT: Final = "full-text"


@dataclass(slots=True, kw_only=True)
class Person:
    """Somebody on a page: a number that may be empty, and a name that may be, too."""

    number: str = ""
    name: str = ""
    owner: bool = False


@dataclass(slots=True, kw_only=True)
class Entry:
    """A message, or the call that a page is about."""

    time: str = ""
    duration: str = ""
    person: Person | None = None
    text: str | None = None
    paths: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Page:
    """A whole page. `labels` are the ends of their links, such as `missed`."""

    title: str = ""
    call: Entry | None = None
    messages: list[Entry] = field(default_factory=list)
    participants: list[Person] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    deleted: str = ""


def page_of(text: str) -> Page:
    """Return what a page says; one of another kind has neither call nor messages."""
    reading = _Reading()
    for token in tokens(text):
        if isinstance(token, str):
            reading.text(token)
        elif token.closes:
            reading.close(token)
        else:
            reading.open(token)
    return reading.page


class _Reading:
    """Follows the elements; texts go to whatever was opened last and takes text."""

    def __init__(self) -> None:
        self.page = Page()
        self._entry: Entry | None = None
        self._among = False  # the participants of a group
        self._person: Person | None = None
        self._taking = ""
        self._until = ""  # the tag that ends what is being taken
        self._depth = 0
        self._words: list[str] = []

    def open(self, tag: Tag) -> None:
        if self._taking:
            self._inside(tag)
            return
        classes = tag.classes
        if tag.name == "title":
            self._take("title", tag)
        elif "hChatLog" in classes:
            self._entry = None
        elif "participants" in classes:
            self._among = True
        elif "message" in classes and tag.name == "div":
            self._among, self._entry = False, Entry()
            self.page.messages.append(self._entry)
        elif "haudio" in classes:
            self._entry = self.page.call = Entry()
        elif "deletedStatusContainer" in classes:
            self._take("deleted", tag)
        else:
            self._open_in_entry(tag, classes)

    def close(self, tag: Tag) -> None:
        if self._taking and tag.name == self._until:
            self._depth -= 1
            if self._depth == 0:
                self._finish()

    def text(self, text: str) -> None:
        if self._taking:
            self._words.append(text)

    def _open_in_entry(self, tag: Tag, classes: frozenset[str]) -> None:
        path = self._path(tag, classes)
        if tag.attributes.get("rel") == "tag":
            self.page.labels.append(tag.attributes.get("href", "").rpartition("#")[2])
        elif "tel" in classes:
            self._person = Person(number=tag.attributes.get("href", "").removeprefix("tel:"))
            self._place(self._person)
        elif "fn" in classes and self._person is not None:
            self._person.owner = tag.name == "abbr"
            self._take("name", tag)
        elif self._entry is None:
            return
        elif tag.name == "q":
            self._take("q", tag)
        elif _TRANSCRIPT in classes:
            self._take(_TRANSCRIPT, tag)
        elif classes & {"dt", "published"}:
            self._entry.time = tag.attributes.get("title", "")
        elif "duration" in classes:
            self._entry.duration = tag.attributes.get("title", "")
        elif path and path not in self._entry.paths:
            self._entry.paths.append(path)

    def _path(self, tag: Tag, classes: frozenset[str]) -> str:
        if tag.name in _PATHS:
            return tag.attributes.get(_PATHS[tag.name], "")
        if tag.name == "a" and (classes & _ATTACHED or tag.attributes.get("rel") == "enclosure"):
            return tag.attributes.get("href", "")
        return ""

    def _place(self, person: Person) -> None:
        if self._among:
            self.page.participants.append(person)
        elif self._entry is not None and self._entry.person is None:
            self._entry.person = person

    def _take(self, what: str, tag: Tag) -> None:
        if not tag.is_empty:
            self._taking, self._until, self._depth, self._words = what, tag.name, 1, []

    def _inside(self, tag: Tag) -> None:
        if tag.name == "br":
            self._words.append("\n")
        if tag.name == self._until and not tag.is_empty:
            self._depth += 1

    def _finish(self) -> None:
        text, taking, self._taking = "".join(self._words), self._taking, ""
        if taking == "title":
            self.page.title = text.strip()
        elif taking == "deleted":
            self.page.deleted = text.strip()
        elif taking == "name" and self._person is not None:
            self._person.name = text.strip()
            self._person = None
        elif self._entry is not None and taking in ("q", _TRANSCRIPT):
            self._entry.text = text
