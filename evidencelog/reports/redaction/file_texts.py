"""Texts of attached files, to be searched before anything is printed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FileText:
    """The text of one page of a file; `label` is what the report calls the exhibit.

    A text file has one page, and its number is 1.
    """

    label: str
    page: int
    text: str
