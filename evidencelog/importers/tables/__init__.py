"""Lists of calls and messages as tables: bills of carriers, exports of telephone apps.

No two carriers write the same table, so what each column means is asked once; nothing is
concluded from a heading alone. What the table does not say stays open.
"""

from __future__ import annotations
