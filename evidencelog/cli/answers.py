"""From answers, by name and as typed, to the tree that the entry model is read from.

The same answers come from options, from questions and from drafts, so that there is one
way to understand them. An answer of `?` or "don't know" marks its question as unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final

from evidencelog.cli.entry_fields import BY_NAME, FIELDS, EntryField
from evidencelog.cli.text_input import tidy
from evidencelog.core.vocabulary import CHANNELS, TACTICS, Word, all_tags, find_word
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.core.moments import Occurred

Answer = str | list[str]
Answers = dict[str, Answer]
Tree = dict[str, Any]
ReadTime = Callable[[str], "Occurred"]
ReadRange = Callable[[str, str], "Occurred"]

UNKNOWN_ANSWERS: Final = frozenset(
    {"?", "??", "don't know", "dont know", "unknown", _("don't know"), _("unknown")}
)

# The first label of each small record that a pair fills.
_FIRST: Final = {
    "people": "name",
    "children": "name",
    "numbered": "number",
    "identifiers": "value",
    "clauses": "clause",
    "links": "number",
    "needed": "what",
}
_WORD_LISTS: Final[dict[str, tuple[Word, ...]]] = {
    "category": all_tags(),
    "tactic": TACTICS,
    "channel": CHANNELS,
}
_PRINTED_CLAUSE: Final = re.compile(r"\(?(?P<number>\d[\w.]*?)[.):]+\s+(?P<words>\S.*)", re.DOTALL)
QUOTE_PARTS: Final = {
    "quote-by": "by",
    "quote-exact": "exact",
    "quote-language": "language",
    "quote-translation": "translation",
    "quote-translator": "translator",
}


def is_unknown(answer: str) -> bool:
    """Say whether an answer means that the person does not know."""
    return answer.strip().casefold().replace("\u2019", "'") in UNKNOWN_ANSWERS


def has_content(answers: Answers) -> bool:
    """Say whether anything was answered at all."""
    return any(_several(answer) for answer in answers.values())


def tree_of(answers: Answers, *, read_time: ReadTime, read_range: ReadRange) -> Tree:
    """Return the tree of an entry from its answers.

    Raises UsageError for an answer that does not fit its question, and what reading a
    time raises.
    """
    tree: Tree = {}
    # In the order of the table, so that what belongs to a record finds it there.
    for field in FIELDS:
        if field.name in answers and field.form != "moment":
            _take(tree, field, [tidy(text) for text in _several(answers[field.name])])
    _take_moments(tree, answers, read_time, read_range)
    _take_quotes(tree, answers)
    for name in _several(answers.get("unknown", [])):
        _mark_unknown(tree, _named(name))
    if answers.get("author"):
        tree["author"] = answers["author"]
    return tree


def _several(answer: Answer) -> list[str]:
    texts = [answer] if isinstance(answer, str) else answer
    return [text for text in texts if text.strip()]


def _take(tree: Tree, field: EntryField, texts: list[str]) -> None:
    if not texts:
        return
    if field.form != "text" and all(is_unknown(text) for text in texts):
        _take_unknown(tree, field)
    elif field.form == "pairs":
        _list(tree, field.path).extend(_pair(field, text) for text in texts)
    elif field.form == "words":
        _take_words(tree, field, texts)
    else:
        _put(tree, field.path, _scalar(field, texts[-1]))


def _take_unknown(tree: Tree, field: EntryField) -> None:
    if any(value == "unknown" for value, _says in field.choices):
        _put(tree, field.path, "unknown")
    else:
        _mark_unknown(tree, field)


def _mark_unknown(tree: Tree, field: EntryField) -> None:
    _list(tree, "unknown").append(field.path)


def _take_words(tree: Tree, field: EntryField, texts: list[str]) -> None:
    listed, _slash, label = field.path.partition("/")
    if not label:
        _list(tree, listed).extend(_known_word(field.name, text) for text in texts)
        return
    # Texts that belong to the small records of another option, one each, in order.
    records = _list(tree, listed)
    if len(texts) > len(records):
        raise UsageError(
            _("--{name} was given {given} times, for {there}").format(
                name=field.name, given=len(texts), there=len(records)
            ),
            hint=_("each one belongs to the option before it, in the same order"),
        )
    for record, text in zip(records, texts, strict=False):
        record[label] = text


def _scalar(field: EntryField, text: str) -> str | int:
    if field.form == "number":
        return _number(field.name, text)
    if field.form == "choice":
        return choice_of(field, text)
    return _known_word(field.name, text) if field.name in _WORD_LISTS else text


def choice_of(field: EntryField, text: str) -> str:
    """Return the choice that `text` means, by its value or by the words that are shown.

    Raises UsageError with all choices.
    """
    wanted = _plain(text)
    for value, says in field.choices:
        if wanted in (_plain(value), _plain(says)):
            return value
    raise UsageError(
        _("{name} cannot be {text}").format(name=f"--{field.name}", text=f'"{text}"'),
        hint=_("one of: {choices}").format(choices=", ".join(value for value, _s in field.choices)),
    )


def _plain(text: str) -> str:
    return text.strip().casefold().replace("-", " ").replace("_", " ")


def _known_word(name: str, text: str) -> str:
    """Return the listed word that is meant; words of one's own stay as they are."""
    word = find_word(text, _WORD_LISTS.get(name, ()))
    return word.value if word is not None else text.strip()


def _pair(field: EntryField, text: str) -> Tree:
    split = text.partition("=") if field.name == "numbered" else text.rpartition("=")
    head, _sign, rest = split
    if not _sign:
        head, rest = _clause(text) if field.name == "numbered" else (text, "")
    first = _FIRST[field.path]
    number = field.path == "links"
    pair: Tree = {first: _number(field.name, head) if number else head.strip()}
    if rest.strip():
        pair[field.extra] = _plain(rest) if field.extra in ("role", "how") else rest.strip()
    if field.name == "witness":
        pair["role"] = "witness"
    return pair


def _clause(text: str) -> tuple[str, str]:
    """Return number and words of a clause as orders print them: `3. No contact`.

    Raises UsageError for words without a number.
    """
    printed = _PRINTED_CLAUSE.fullmatch(text.strip())
    if printed is not None:
        return printed["number"], printed["words"]
    if len(text.split()) > 1:
        raise UsageError(
            _("this clause has no number: {text}").format(text=text),
            hint=_("put the number before it: 3 = No contact"),
        )
    return text, ""


def _number(name: str, text: str) -> int:
    try:
        return int(text.strip())
    except ValueError as error:
        raise UsageError(
            _("--{name} is a whole number, not {text}").format(name=name, text=f'"{text}"')
        ) from error


def _take_moments(tree: Tree, answers: Answers, read_time: ReadTime, read_range: ReadRange) -> None:
    for name in ("when", "planned", "planned-until"):
        texts = _several(answers.get(name, []))
        if texts:
            tree[BY_NAME[name].path] = (
                read_time("unknown") if is_unknown(texts[-1]) else read_time(tidy(texts[-1]))
            )
    until = _several(answers.get("until", []))
    if not until:
        return
    start = _several(answers.get("when", []))
    if not start:
        raise UsageError(_("--until needs --when"), hint=_("say when it began as well"))
    tree["occurred"] = read_range(tidy(start[-1]), tidy(until[-1]))


def _take_quotes(tree: Tree, answers: Answers) -> None:
    quotes = [{"text": tidy(text)} for text in _several(answers.get("quote", []))]
    for name, label in QUOTE_PARTS.items():
        for quote, text in zip(quotes, _spread(name, answers, len(quotes)), strict=False):
            quote[label] = choice if (choice := tidy(text).strip()) else text
    if quotes:
        tree["words"] = quotes


def _spread(name: str, answers: Answers, quotes: int) -> Iterable[str]:
    """Return one text for each quote: those given, or a single one for all of them."""
    texts = _several(answers.get(name, []))
    if len(texts) > quotes:
        raise UsageError(
            _("--{name} says something about --quote, and there is none left for it").format(
                name=name
            )
        )
    return texts * quotes if len(texts) == 1 else texts


def _named(name: str) -> EntryField:
    field = BY_NAME.get(name.strip().replace("_", "-"))
    if field is None:
        raise UsageError(
            _("there is no question called {name}").format(name=name),
            hint=_("the names are those of the options, without the dashes"),
        )
    return field


def _list(tree: Tree, path: str) -> list[Any]:
    held: list[Any] = tree.setdefault(path, [])
    return held


def _put(tree: Tree, path: str, value: object) -> None:
    *branches, last = path.split("/")
    for branch in branches:
        tree = tree.setdefault(branch, {})
    tree[last] = value
