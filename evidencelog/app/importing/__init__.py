"""Taking over what a phone or a service exported: look first, then record it whole."""

from __future__ import annotations

from evidencelog.app.importing.preview import Preview, Progress, prepare_import
from evidencelog.app.importing.run import Imported, run_import

__all__ = ["Imported", "Preview", "Progress", "prepare_import", "run_import"]
