"""Reading what phones and services export: from the bytes of a file to what was said in it.

An importer is a pure reader: it knows one format, gives every record of it as a draft or
as a skip with its reason, and writes nothing. What becomes of the drafts is the business
of the layer above. Importers of others are found by the entry point `evidencelog.importers`.
"""

from __future__ import annotations
