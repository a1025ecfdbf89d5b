"""Taking the embedded faces over into the file, object by object."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pikepdf

from evidencelog.reports.file.values import byte_string, name, reference
from evidencelog.reports.file.writer import Writer
from evidencelog.reports.text.embedding import embed
from evidencelog.reports.text.faces import Face


def write_fonts(writer: Writer, faces: Iterable[Face], number: int) -> None:
    """Write the dictionary of all fonts under `number`, one face after the other."""
    fonts: list[str] = []
    for face in faces:
        with pikepdf.new() as pdf:
            fonts.append(f"/{face.key} {_Copy(writer).value(embed(pdf, face))}")
    writer.add(f"<<{''.join(fonts)}>>", number)


class _Copy:
    """Writes objects of another file under new numbers, each once."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._numbers: dict[tuple[int, int], int] = {}

    def value(self, item: object) -> str:
        """Return a value as it is written; what it refers to is written first."""
        if isinstance(item, pikepdf.Object) and item.is_indirect:
            return reference(self._number(item))
        return self._direct(item)

    def _number(self, item: pikepdf.Object) -> int:
        if item.objgen not in self._numbers:
            number = self._writer.reserve()
            self._numbers[item.objgen] = number
            if isinstance(item, pikepdf.Stream):
                self._writer.stream(self._entries(item), item.read_bytes(), number)
            else:
                self._writer.add(self._direct(item), number)
        return self._numbers[item.objgen]

    def _direct(self, item: object) -> str:
        if isinstance(item, pikepdf.Dictionary):
            return f"<<{self._entries(item)}>>"
        if isinstance(item, pikepdf.Array):
            return "[" + " ".join(self.value(one) for one in item) + "]"
        if isinstance(item, pikepdf.Name):
            return name(str(item)[1:])
        if isinstance(item, pikepdf.String):
            return byte_string(bytes(item))
        if isinstance(item, bool):
            return "true" if item else "false"
        if isinstance(item, int | Decimal | float):
            return str(item)
        return "null"

    def _entries(self, item: pikepdf.Object) -> str:
        skipped = {"/Length", "/Filter", "/DecodeParms"}
        return "".join(
            f"{name(key[1:])} {self.value(value)}"
            for key, value in item.items()
            if not (isinstance(item, pikepdf.Stream) and key in skipped)
        )
