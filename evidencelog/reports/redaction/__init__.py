"""Taking words, fields, files and parts of pictures out of a report, so that they are gone.

Nothing here covers anything: what is withheld is replaced in the report's own values before
a page is set, and the written file is searched for it before anybody gets it.
"""

from __future__ import annotations
