"""Whether the outline lists what it should, and keeps the zoom of its reader."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pikepdf

from evidencelog.i18n import gettext as _
from evidencelog.reports.preflight.findings import Finding
from evidencelog.reports.preflight.opened import Opened

_MOST: Final = 200_000
# What an exhibit is called in whatever language ("Exhibit", "Annexure"), then its label.
_NAMED: Final = re.compile(r"[^\W\d]{2,20} ([\w.-]*[\w-])(?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    text: str
    target: pikepdf.Object | None


def bookmarks(file: Opened) -> Iterator[Finding]:
    """Find headings and exhibits without a bookmark, and bookmarks that lead nowhere or zoom."""
    items = list(_items(file.pdf))
    if not items:
        says = _("It has no bookmarks.")
        yield Finding(check="bookmarks", severity="fail", says=says)
        return
    yield from _targets(file, items)
    if file.profile.bookmarks.headings:
        yield from _missing_headings(file, [item.text for item in items])
    if file.profile.bookmarks.exhibits:
        yield from _exhibits(file, [item.text for item in items])


def _items(pdf: pikepdf.Pdf) -> Iterator[_Item]:
    """Yield all items, parents before children; a chain that comes back on itself ends."""
    outline = pdf.Root.get("/Outlines")
    waiting = [outline.get("/First")] if isinstance(outline, pikepdf.Dictionary) else []
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < _MOST:
        item = waiting.pop()
        if not isinstance(item, pikepdf.Dictionary) or item.objgen in seen:
            continue
        seen.add(item.objgen)
        yield _Item(text=str(item.get("/Title", "")), target=_target(item))
        waiting += [item.get("/Next"), item.get("/First")]


def _target(item: pikepdf.Object) -> pikepdf.Object | None:
    """Return the place that an item leads to: given directly or by an action that goes there."""
    target = item.get("/Dest")
    if target is None:
        action = item.get("/A")
        target = action.get("/D") if isinstance(action, pikepdf.Dictionary) else None
    return target if isinstance(target, pikepdf.Array) and len(target) >= 2 else None


def _targets(file: Opened, items: list[_Item]) -> Iterator[Finding]:
    pages = {page.objgen for page in file.pdf.pages}
    for item in items:
        if item.target is None or item.target[0].objgen not in pages:
            says = _("The bookmark {text} leads to no page.").format(text=f'"{item.text}"')
            yield Finding(check="bookmarks", severity="fail", says=says)
        elif file.profile.bookmarks.inherit_zoom and not _keeps_zoom(item.target):
            says = _("The bookmark {text} changes the zoom.").format(text=f'"{item.text}"')
            yield Finding(check="bookmarks", severity="fail", says=says)


def _keeps_zoom(target: pikepdf.Object) -> bool:
    """Tell whether a destination is /XYZ with no zoom (ISO 32000-1, 12.3.2.2)."""
    if target[1] != pikepdf.Name.XYZ:
        return False
    zoom: Any = target[4] if len(target) > 4 else None
    return zoom is None or zoom == 0


def _missing_headings(file: Opened, texts: list[str]) -> Iterator[Finding]:
    for heading in file.expected.headings:
        if not any(text.startswith(heading) for text in texts):
            says = _("The heading {text} has no bookmark.").format(text=f'"{heading}"')
            yield Finding(check="bookmarks", severity="fail", says=says)


def _exhibits(file: Opened, texts: list[str]) -> Iterator[Finding]:
    rests: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        named = _NAMED.match(text)
        if named:
            rests[named[1]].append(text[named.end() :])
    for label in file.expected.exhibits:
        if label not in rests:
            says = _("Exhibit {label} has no bookmark.").format(label=label)
            yield Finding(check="bookmarks", severity="fail", says=says)
        elif not any(_describes(rest) for rest in rests[label]):
            says = _("The bookmark of exhibit {label} does not describe it.").format(label=label)
            yield Finding(check="bookmarks", severity="fail", says=says)


def _describes(rest: str) -> bool:
    """Tell whether something stands there besides the page in parentheses."""
    described = rest.rpartition(" (")[0] if " (" in rest else rest
    return any(letter.isalnum() for letter in described)
