"""Asking about what is almost a word that is to be removed, and about words that stand nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from evidencelog.cli.asking import choose, confirm
from evidencelog.cli.output import faint, strong
from evidencelog.errors import InterruptedByPersonError, NoTerminalError, UsageError
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

if TYPE_CHECKING:
    from evidencelog.cli.run import Run
    from evidencelog.reports.redaction.near import Near

_MOST_LISTED: Final = 40


def answer_near(
    run: Run, near: Sequence[Near], *, wanted: str | None, yes: bool
) -> tuple[Near, ...]:
    """Return the forms to be removed as well, by the options or by asking.

    `--yes` says yes to what most probably is meant and leaves the rest, as `--redact-near
    yes` does. Raises NoTerminalError when forms of the first sort are left without answer.
    """
    if not near:
        return ()
    if wanted is not None or yes or not run.can_ask:
        return _by_options(run, near, wanted, yes=yes)
    groups = (
        [one for one in near if one.likely and one.term.child],
        [one for one in near if one.likely and not one.term.child],
        [one for one in near if not one.likely],
    )
    return tuple(one for group in groups if group for one in _answered(run, group))


def _answered(run: Run, near: Sequence[Near]) -> Iterable[Near]:
    likely, child = near[0].likely, near[0].term.child
    _list(run, _heading(near), near)
    if not likely:
        return _asked(run, near, _("Remove any of these?"), default="none")
    question = _("Print initials there as well?") if child else _("Remove these as well?")
    return _asked(run, near, question, default="all")


def _heading(near: Sequence[Near]) -> str:
    if not near[0].likely:
        return _("Perhaps other words:")
    if near[0].term.child:
        return _(
            "Children are printed with initials for police and court. These may be the same child:"
        )
    return _("Almost what is to be removed:")


def _by_options(
    run: Run, near: Sequence[Near], wanted: str | None, *, yes: bool
) -> tuple[Near, ...]:
    likely = [one for one in near if one.likely]
    wanted = wanted or ("yes" if yes else None)
    if wanted is None and likely:
        for group in (
            [one for one in likely if one.term.child],
            [one for one in likely if not one.term.child],
        ):
            if group:
                _list(run, _heading(group), group)
        raise NoTerminalError(
            _("it is not decided whether to remove what is almost a word that was named"),
            hint=_("add --redact-near yes, no or all; nothing was written"),
        )
    accepted = {"yes": likely, "all": [*near]}.get(wanted or "", [])
    if accepted:
        _list(run, _("Removed as well:"), accepted)
    _tell_left(run, [one for one in near if one not in accepted], by_wish=wanted == "no")
    return tuple(accepted)


def _tell_left(run: Run, left: Sequence[Near], *, by_wish: bool) -> None:
    """Say in one sentence what stays, and why."""
    counts: Counter[str] = Counter()
    for one in left:
        counts[one.form] += one.count
    if not counts:
        return
    forms = ", ".join(f"“{form}” ({_times(count)})" for form, count in counts.items())
    if by_wish:
        run.out.say(_("Left as written, as --redact-near no asks: {forms}.").format(forms=forms))
        return
    run.out.say(
        _(
            "Left as written, because it may well be another word: {forms}. It goes too with "
            "--redact-near all."
        ).format(forms=forms)
    )


def _times(count: int) -> str:
    return ngettext("{n} time", "{n} times", count).format(n=count)


def _list(run: Run, heading: str, near: Sequence[Near]) -> None:
    run.out.say(strong(heading))
    for one in near[:_MOST_LISTED]:
        run.out.say("  ", one.form, faint(f"  {_times(one.count)}  {one.contexts[0]}"))
    if len(near) > _MOST_LISTED:
        more = len(near) - _MOST_LISTED
        run.out.say("  ", ngettext("and {n} more", "and {n} more", more).format(n=more))


def settle_missing(run: Run, missing: Sequence[str], *, yes: bool) -> None:
    """Name words that stand nowhere, before anything is written: one may be misspelled.

    Raises UsageError when nobody can be asked and `--yes` was not given, and
    InterruptedByPersonError for a no.
    """
    from evidencelog.cli.redaction_shown import tell_missing

    if not missing:
        return
    tell_missing(run, missing)
    if yes:
        return
    if not run.can_ask:
        raise UsageError(
            _("some of the words to be removed stand nowhere in this report"),
            hint=_("correct them, or add --yes to go on without them; nothing was written"),
        )
    if not confirm(run.ask, _("Go on without them?"), default=False):
        raise InterruptedByPersonError(_("nothing was written"))


def _asked(run: Run, near: Sequence[Near], question: str, *, default: str) -> Iterable[Near]:
    choices = (
        ("all", _("all")),
        ("none", _("none")),
        ("each", _("one by one")),
    )
    chosen = choose(run.ask, question, choices, blank=dict(choices)[default]) or default
    if chosen == "each":
        return [one for one in near if _wanted(run, one, default=default == "all")]
    return near if chosen == "all" else ()


def _wanted(run: Run, one: Near, *, default: bool) -> bool:
    for context in one.contexts:
        run.ask.tell(faint(f"    {context}"))
    question = _("Remove “{form}” (it becomes {token})?").format(form=one.form, token=one.token)
    return confirm(run.ask, question, default=default)
