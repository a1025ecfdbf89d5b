"""`help profiles NAME`: what one profile does, where that comes from, what nobody read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evidencelog.cli.output import faint, strong
from evidencelog.i18n import gettext as _
from evidencelog.i18n import said

if TYPE_CHECKING:
    from evidencelog.cli.run import Run
    from evidencelog.reports.profiles import Profile


def show_profile(run: Run, key: str) -> None:
    """Show one profile. Raises UsageError when there is none of that name."""
    from evidencelog.reports.profiles import profile

    one = profile(key)
    if run.options.json:
        run.out.document(_as_json(one))
        return
    run.out.data(strong(said(one.name)), faint(f"   --profile {one.key}"))
    _show_facts(run, one)
    _show_rules(run, one)
    _show_list(run, _("Good to know"), one.conventions)
    _show_list(run, _("What nobody read or checked"), one.unchecked)
    run.out.data(_("This is no legal advice, and rules change. Ask the clerk of the court."))


def _show_facts(run: Run, one: Profile) -> None:
    from evidencelog.reports.profiles.words import facts

    for fact in facts(one):
        run.out.data(f"  {fact.label}: ", fact.value)


def _show_rules(run: Run, one: Profile) -> None:
    from evidencelog.reports.profiles.words import read_how

    if not one.rules:
        return
    run.out.data()
    run.out.data(strong(_("Where it comes from")))
    for rule in one.rules:
        run.out.data(f"  {rule.source} ", faint(f"({read_how(rule)})"))
        run.out.data(f"    {said(rule.says)}")
        if rule.address:
            run.out.data(faint(f"    {rule.address}"))
        if rule.unchecked:
            run.out.data("    ", _("Not read: {what}").format(what=said(rule.unchecked)))


def _show_list(run: Run, title: str, texts: tuple[str, ...]) -> None:
    if texts:
        run.out.data()
        run.out.data(strong(title))
        for text in texts:
            run.out.data(f"  - {said(text)}")


def _as_json(one: Profile) -> dict[str, Any]:
    import msgspec

    return {"schema": 1, "profile": msgspec.to_builtins(one)}
