"""How courts want papers laid out, as data with the source of each rule.

A profile never says that a file meets a rule: it names the rule, the day on which its text
was read, and what nobody read. A new court is a new file in `courts`, not new code.
"""

from __future__ import annotations

from evidencelog.reports.model import Declaration
from evidencelog.reports.profiles.declarations import declaration, declarations
from evidencelog.reports.profiles.form import Profile
from evidencelog.reports.profiles.shelf import profile, profiles

__all__ = ["Declaration", "Profile", "declaration", "declarations", "profile", "profiles"]
