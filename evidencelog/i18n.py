"""Translation of everything that a person reads.

The catalogue is chosen once, from the environment's language, when this module is
first imported. Without a catalogue the text stays as written (English).
"""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

DOMAIN = "evidencelog"
LOCALES = Path(__file__).parent / "locales"

_catalogue = _gettext.translation(DOMAIN, localedir=LOCALES, fallback=True)

gettext = _catalogue.gettext
ngettext = _catalogue.ngettext
