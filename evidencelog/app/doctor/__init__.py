"""Looking for what this computer gives away about a log, and for what may get lost.

It is advice: nothing is changed, nothing is sent, and nobody else's files are opened.
`facts` says what is known, `outside` and `inside` find it out, `checks` judge it.
"""

from __future__ import annotations

from evidencelog.app.doctor.checks import CHECKS, Advice, Weight, examine
from evidencelog.app.doctor.facts import Facts, Inside
from evidencelog.app.doctor.inside import look_inside
from evidencelog.app.doctor.outside import look_around

__all__ = [
    "CHECKS",
    "Advice",
    "Facts",
    "Inside",
    "Weight",
    "examine",
    "look_around",
    "look_inside",
]
