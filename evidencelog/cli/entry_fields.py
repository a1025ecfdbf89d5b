"""Every question that can be answered about an entry: one table for options and prompts."""

from __future__ import annotations

from typing import Final

from evidencelog.cli import (
    fields_contact,
    fields_exchange,
    fields_incident,
    fields_papers,
    fields_person,
    fields_shared,
)
from evidencelog.cli.field_table import SECTIONS, SORTING, WHAT, Choices, EntryField, Form

__all__ = [
    "BY_NAME",
    "FIELDS",
    "SECTIONS",
    "SORTING",
    "WHAT",
    "Choices",
    "EntryField",
    "Form",
    "fields_for",
]

FIELDS: Final = (
    *fields_shared.FIELDS,
    *fields_incident.FIELDS,
    *fields_contact.FIELDS,
    *fields_exchange.FIELDS,
    *fields_papers.FIELDS,
    *fields_person.FIELDS,
)

BY_NAME: Final = {field.name: field for field in FIELDS}


def fields_for(kind: str | None) -> tuple[EntryField, ...]:
    """Return what can be said about this kind of entry, or any kind, in the table's order."""
    return tuple(
        field for field in FIELDS if kind is None or not field.kinds or kind in field.kinds
    )
