"""The rectangles that lead to other pages of the same file."""

from __future__ import annotations

from collections.abc import Sequence

from evidencelog.i18n import gettext as _
from evidencelog.reports.file.outline import destination
from evidencelog.reports.file.values import rectangle, text_string
from evidencelog.reports.file.writer import Writer
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.places import Places
from evidencelog.reports.layout.tags import Element, Link


class Links:
    """All links of a volume that lead somewhere: their numbers, and keys for the structure."""

    def __init__(self, writer: Writer, flow: Flow, places: Places) -> None:
        self._writer = writer
        self._flow = flow
        self._places = places
        self.numbers: dict[Link, int] = {}
        for sheet in flow.sheets:
            for link in sheet.links:
                if link.target in flow.anchors:
                    self.numbers[link] = writer.reserve()

    def leads(self, target: str) -> bool:
        """Tell whether there is such a place in this volume."""
        return target in self._flow.anchors

    def says(self, owner: Element) -> str:
        """Return what stands for a Link element that has no text, such as one on a picture."""
        textless = not any(isinstance(kid, int | Element) for kid in owner.kids)
        return self._words(owner) if textless and self.leads(owner.traits.target) else ""

    def _words(self, owner: Element) -> str:
        page = self._places.label(owner.traits.target)
        return owner.traits.alt or _("Go to page {page}").format(page=page)

    def write(self, pages: Sequence[int]) -> None:
        """Write the annotations; their keys follow those of the pages."""
        for key, (link, number) in enumerate(self.numbers.items(), len(pages)):
            anchor = self._flow.anchors[link.target]
            self._writer.add(
                f"<</Type/Annot/Subtype/Link/Rect{rectangle(link.box)}/Border[0 0 0]/F 4"
                f"/Contents{text_string(self._words(link.owner))}/StructParent {key}"
                f"/Dest{destination(pages[anchor.page], anchor.top)}>>",
                number,
            )
