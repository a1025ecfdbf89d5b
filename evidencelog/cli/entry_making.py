"""From the tree of an entry to the typed entry; what does not fit is said in plain words."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

import msgspec

from evidencelog.cli.answers import Answers, Tree, tree_of
from evidencelog.cli.entry_fields import BY_NAME
from evidencelog.cli.text_input import tidy
from evidencelog.core.fields import check_fields
from evidencelog.core.kinds import KINDS, Entry
from evidencelog.core.mapping import to_fields
from evidencelog.core.moments import AmbiguousTimeError, Occurred
from evidencelog.core.reading_times import read_moment
from evidencelog.errors import FormatError, UsageError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.app.clock import Clock
    from evidencelog.core.reading_times import DateOrder

MOMENTS: Final = ("occurred", "planned", "planned_end")

# Labels that the program fills and nobody else may.
_OWN: Final = frozenset({"number", "recorded", "amends", "tool", "attachments", "reason"})


class TimeReader:
    """Reads times as one person says them: their clock, zone and order of day and month."""

    def __init__(self, clock: Clock, zone: str, date_order: DateOrder | None) -> None:
        self._clock = clock
        self._zone = zone
        self._order = date_order

    def moment(self, text: str) -> Occurred:
        """Return the moment that `text` names.

        Raises TimeNotUnderstoodError, or AmbiguousTimeError with the choices.
        """
        return read_moment(text, now=self._clock.now(), zone=self._zone, date_order=self._order)

    def is_ambiguous(self, text: str) -> bool:
        """Say whether a text can be read as several moments."""
        try:
            self.moment(text)
        except AmbiguousTimeError:
            return True
        except UsageError:
            return False
        return False

    def range(self, start: str, end: str) -> Occurred:
        """Return the time between two texts; the end may be a bare time of the same day.

        Raises TimeNotUnderstoodError, or AmbiguousTimeError with the choices.
        """
        return self.moment(f"between {start} and {end}")


def make_entry(kind: str, answers: Answers, times: TimeReader, given: Tree | None = None) -> Entry:
    """Return the entry that the answers describe, on top of the labels in `given`.

    Raises UsageError for whatever does not fit, and what reading a time raises.
    """
    _check_names(kind, answers)
    said = tree_of(answers, read_time=times.moment, read_range=times.range)
    return entry_of(kind, _over(dict(given or {}), said))


def _over(tree: Tree, said: Tree) -> Tree:
    """Return `tree` with what was said put over it; what is now known is unknown no more."""
    merged = dict(tree)
    for label, value in said.items():
        before = merged.get(label)
        both = isinstance(before, dict) and isinstance(value, dict)
        # `both` says that these two are dictionaries, which mypy cannot follow.
        merged[label] = {**before, **value} if both else value  # type: ignore[dict-item]  # `both` says that the two are tables
    for path in said.get("unknown", ()):
        _remove(merged, path)
    still = [path for path in tree.get("unknown", ()) if not _has(said, path)]
    merged["unknown"] = [*still, *said.get("unknown", ())]
    return merged


def without(tree: Tree, names: list[str]) -> Tree:
    """Return `tree` without what the answers of these names had put into it."""
    left: Tree = msgspec.to_builtins(tree)
    for name in names:
        _remove(left, BY_NAME[name].path if name in BY_NAME else "words")
    return left


def _has(tree: Any, path: str) -> bool:
    for label in path.split("/"):
        if not isinstance(tree, dict) or label not in tree:
            return False
        tree = tree[label]
    return True


def _remove(tree: Tree, path: str) -> None:
    *branches, last = path.split("/")
    for branch in branches:
        tree = tree.get(branch, {})
    tree.pop(last, None)


def entry_of(kind: str, tree: Tree) -> Entry:
    """Return the typed entry of a tree. Raises UsageError for what the model refuses."""
    built = {label: _builtins(value) for label, value in tree.items()}
    try:
        entry = msgspec.convert(built | {"kind": kind}, type=KINDS[kind])
        check_fields(to_fields(entry))
    except msgspec.ValidationError as error:
        raise _refused(str(error)) from error
    except FormatError as error:
        raise UsageError(error.message, hint=_("nothing was saved")) from error
    _check_kept(tree, msgspec.to_builtins(entry), "")
    return entry


def tree_from_json(data: bytes, kind: str, times: TimeReader) -> tuple[Tree, list[str]]:
    """Return the labels in a JSON object and the files in its `attach`.

    The labels are those that `list --json` prints; a time may also be a text. Raises
    UsageError for broken JSON, unknown labels, labels that are there twice and labels that
    only the program fills.
    """
    import json

    try:
        tree = msgspec.json.decode(data, type=dict[str, Any])
        json.loads(data, object_pairs_hook=_each_once)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            _("this is not one JSON object: {reason}").format(reason=str(error))
        ) from error
    files = tree.pop("attach", [])
    if tree.pop("kind", kind) != kind:
        raise UsageError(_("this is an entry of another kind than {kind}").format(kind=kind))
    _check_labels(tree, kind)
    for label in MOMENTS:
        if isinstance(tree.get(label), str):
            tree[label] = times.moment(tidy(tree[label]))
    if isinstance(files, str):
        files = [files]
    return tree, [str(name) for name in files]


def _each_once(pairs: list[tuple[str, Any]]) -> Tree:
    """Return one JSON object; of two values under one label, one would be lost silently."""
    tree = dict(pairs)
    if len(tree) < len(pairs):
        twice = next(label for at, (label, _) in enumerate(pairs) if label in dict(pairs[:at]))
        raise UsageError(_("the label {label} is there twice").format(label=twice))
    return tree


def _check_labels(tree: Tree, kind: str) -> None:
    allowed = {field.encode_name for field in msgspec.structs.fields(KINDS[kind])} - _OWN
    for label in tree:
        if label not in allowed:
            raise UsageError(
                _("an entry of kind {kind} has no {label}").format(kind=kind, label=label),
                hint=_label_hint(label, allowed),
            )


def _label_hint(label: str, allowed: set[str]) -> str:
    """Say what a label may have been meant to be; an option's name differs from its label."""
    field = BY_NAME.get(label.replace("_", "-"))
    if field is not None:
        return _("--{label} is {path} in JSON, as `list --json` prints it").format(
            label=field.name, path=field.path
        )
    near = get_close_matches(label, allowed, n=1)
    return _("did you mean {near}?").format(near=near[0]) if near else ""


def _check_names(kind: str, answers: Answers) -> None:
    for name in answers:
        field = BY_NAME.get(name)
        if field is not None and field.kinds and kind not in field.kinds:
            raise UsageError(
                _("an entry of kind {kind} has no --{name}").format(kind=kind, name=name),
                hint=_("see: evidencelog log {kind} --help").format(kind=kind),
            )


def _check_kept(given: Any, kept: Any, path: str) -> None:
    """Refuse labels that the model does not know: reading drops them without a word."""
    if isinstance(given, msgspec.Struct):
        return
    if isinstance(given, dict) and isinstance(kept, dict):
        for label, value in given.items():
            if label not in kept and value not in (None, "", [], (), {}) and path:
                raise UsageError(_("there is no {label}").format(label=f"{path}{label}"))
            _check_kept(value, kept.get(label), f"{path}{label}/")
    elif isinstance(given, list) and isinstance(kept, list | tuple):
        for index, (value, other) in enumerate(zip(given, kept, strict=False)):
            _check_kept(value, other, f"{path}{index}/")


def _builtins(value: object) -> object:
    return msgspec.to_builtins(value) if isinstance(value, msgspec.Struct) else value


def _refused(message: str) -> UsageError:
    """Turn the library's `Invalid enum value 'x' - at `$.people[0].role`` into words."""
    what, _at, where = message.partition(" - at `$.")
    label = where.rstrip("`").replace("[...]", "").replace(".", "/")
    text = what[:1].lower() + what[1:]
    return UsageError(
        _("{label} does not fit: {reason}").format(label=label, reason=text) if label else text,
        hint=_("--help lists what each option takes"),
    )
