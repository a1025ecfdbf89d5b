"""The steps by which a typed time is understood: words, clauses, ranges, readings.

`evidencelog.core.reading_times` is the way in. Every step keeps all readings that are
possible; nothing picks one of several, and a word that has no meaning here ends the attempt.
"""

from __future__ import annotations
