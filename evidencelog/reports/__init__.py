"""Printed reports: what stands in them (`model`, `build`) and how it looks (`timeline`)."""

from __future__ import annotations
