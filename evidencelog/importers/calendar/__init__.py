"""Calendars: what was arranged for when, as it stands in an iCalendar file."""

from __future__ import annotations
