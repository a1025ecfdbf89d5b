"""How a report looks: pages, tables, entries, exhibits."""

from __future__ import annotations
