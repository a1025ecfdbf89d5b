"""Asking about what is almost a word that is to be removed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from evidencelog.cli.asking import choose, confirm
from evidencelog.cli.output import faint, strong
from evidencelog.errors import NoTerminalError
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
    likely = tuple(one for one in near if one.likely)
    others = tuple(one for one in near if not one.likely)
    if wanted is not None or yes or not run.can_ask:
        return _by_options(run, likely, others, wanted, yes=yes)
    accepted: list[Near] = []
    if likely:
        _list(run, _("Almost what is to be removed:"), likely)
        accepted += _asked(run, likely, _("Remove these as well?"), default="all")
    if others:
        _list(run, _("Perhaps other words:"), others)
        accepted += _asked(run, others, _("Remove any of these?"), default="none")
    return tuple(accepted)


def _by_options(
    run: Run,
    likely: tuple[Near, ...],
    others: tuple[Near, ...],
    wanted: str | None,
    *,
    yes: bool,
) -> tuple[Near, ...]:
    wanted = wanted or ("yes" if yes else None)
    if wanted is None and likely:
        _list(run, _("Almost what is to be removed:"), likely)
        raise NoTerminalError(
            _("it is not decided whether to remove what is almost a word that was named"),
            hint=_("add --redact-near yes, no or all; nothing was written"),
        )
    accepted = {"yes": likely, "all": (*likely, *others)}.get(wanted or "", ())
    left = [one for one in (*likely, *others) if one not in accepted]
    _list(run, _("Removed as well:"), accepted)
    _list(run, _("Left as it is:"), left)
    return tuple(accepted)


def _list(run: Run, heading: str, near: Sequence[Near]) -> None:
    if not near:
        return
    run.out.say(strong(heading))
    for one in near[:_MOST_LISTED]:
        times = ngettext("{n} time", "{n} times", one.count).format(n=one.count)
        run.out.say("  ", one.form, faint(f"  {times}  {one.contexts[0]}"))
    if len(near) > _MOST_LISTED:
        more = len(near) - _MOST_LISTED
        run.out.say("  ", ngettext("and {n} more", "and {n} more", more).format(n=more))


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
