"""Write docs/profiles.md: what each profile does, from the data that the program uses.

A test holds the page against the data. Run from the project's folder:
`.venv/bin/python scripts/make_profiles_doc.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evidencelog.i18n import speaking
from evidencelog.reports.profiles import Profile, profiles
from evidencelog.reports.profiles.words import facts, limits, numbering, paper, read_how, type_size

PAGE = Path(__file__).parent.parent / "docs" / "profiles.md"

HEAD = """\
# Profiles: how courts want papers laid out

Written by `scripts/make_profiles_doc.py` from `evidencelog/reports/profiles/courts`; do not
edit it by hand.

A profile lays a report out after the rules named here, as they were read on the day given. It
does not make a file acceptable: courts, judges and clerks differ, and rules change. Nothing
here is legal advice. Ask the clerk.

`evidencelog export pdf OUT --profile NAME` uses one, `evidencelog settings profile NAME`
remembers it, `evidencelog help profiles NAME` shows one on a terminal. Stored copies of public
pages were read, so a page may have changed since. "A copy" is the text of a rule on somebody
else's page; "as others tell it" is what somebody says about a rule whose text was not read.
Where no source gave a figure there is none: "-" does not mean that a court has no limit.
"""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8", newline="\n")


def page() -> str:
    """Return the whole page, in English whatever language is spoken here."""
    with speaking("en"):
        lines = [HEAD, *_overview(), *(line for one in profiles() for line in _section(one))]
    return "\n".join(lines) + "\n"


def _overview() -> Iterator[str]:
    yield "| `--profile` | paper | type | page numbers | limits | last read |"
    yield "|---|---|---|---|---|---|"
    for one in profiles():
        last = max((rule.read for rule in one.rules), default="-")
        cells = (f"`{one.key}`", paper(one), type_size(one), numbering(one), limits(one), last)
        yield f"| {' | '.join(cells)} |"
    yield ""


def _section(one: Profile) -> Iterator[str]:
    yield from (f"## {one.name}", "", f"`--profile {one.key}`", "")
    yield from ("| what | how |", "|---|---|")
    yield from (f"| {fact.label} | {fact.value} |" for fact in facts(one))
    yield f"| Parts, in order | {', '.join(one.parts)} |"
    yield ""
    if one.sections:
        named = ", ".join(f"{section.letter} {section.name}" for section in one.sections)
        yield from (f"Sections: {named}.", "")
    if one.rules:
        yield from ("| rule | what it says | for | read |", "|---|---|---|---|")
        yield from (_rule_row(one, index) for index in range(len(one.rules)))
        yield ""
    yield from _listed("Good to know", one.conventions)
    yield from _listed("What nobody read or checked", (*one.unchecked, *_unread(one)))


def _rule_row(one: Profile, index: int) -> str:
    rule = one.rules[index]
    name = f"[{rule.source}]({rule.address})" if rule.address else rule.source
    settings = ", ".join(f"`{about}`" for about in rule.about) or "-"
    return f"| {name} | {rule.says} | {settings} | {read_how(rule)} |"


def _unread(one: Profile) -> Iterator[str]:
    return (f"{rule.source}: {rule.unchecked}" for rule in one.rules if rule.unchecked)


def _listed(title: str, texts: tuple[str, ...]) -> Iterator[str]:
    if texts:
        yield from (f"{title}:", "", *(f"- {text}" for text in texts), "")


if __name__ == "__main__":
    main()
