"""Attached files for print, opened apart from the program so that a hostile one breaks nothing."""

from __future__ import annotations
