"""The rectangles that lead to other pages of the same file."""

from __future__ import annotations

from collections.abc import Sequence

from evidencelog.i18n import gettext as _
from evidencelog.reports.file.outline import destination
from evidencelog.reports.file.values import rectangle, text_string
from evidencelog.reports.file.writer import Writer
from evidencelog.reports.layout.flow import Flow
from evidencelog.reports.layout.places import Places
from evidencelog.reports.layout.tags import Link


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

    def write(self, pages: Sequence[int]) -> None:
        """Write the annotations; their keys follow those of the pages."""
        for key, (link, number) in enumerate(self.numbers.items(), len(pages)):
            anchor = self._flow.anchors[link.target]
            says = link.owner.traits.alt or _("Go to page {page}").format(
                page=self._places.label(link.target)
            )
            self._writer.add(
                f"<</Type/Annot/Subtype/Link/Rect{rectangle(link.box)}/Border[0 0 0]/F 4"
                f"/Contents{text_string(says)}/StructParent {key}"
                f"/Dest{destination(pages[anchor.page], anchor.top)}>>",
                number,
            )
