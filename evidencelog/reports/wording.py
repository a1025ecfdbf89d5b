"""The words of a report: labels of fields and names of answers, plain and neutral.

A report states what was recorded. No text here judges, concludes or names a motive; the
test of the wording lists the words that never appear.
"""

from __future__ import annotations

import re

from evidencelog.core.vocabulary import CHANNELS, TACTICS, all_tags
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

KINDS: dict[str, str] = {
    "incident": _("Incident"),
    "contact": _("Contact"),
    "exchange": _("Exchange"),
    "document": _("Document"),
    "report": _("Report"),
    "order": _("Court order"),
    "boundary": _("Stated limit"),
    "promise": _("Promise"),
    "person": _("Person"),
    "other": _("Other"),
}
UNREQUESTED = _("Unrequested contact")

LABELS: dict[str, str] = {
    "about": _("About"),
    "agency": _("Reported to"),
    "agency_name": _("Name of the office"),
    "aliases": _("Also known as"),
    "arrived": _("How it is known to have arrived"),
    "asked_to_stop": _("Asked before not to make contact"),
    "attachments": _("Files"),
    "badge": _("Badge number"),
    "blocked": _("Blocked"),
    "born": _("Born"),
    "by": _("By"),
    "case_number": _("Case number"),
    "channel": _("Channel"),
    "child_condition": _("Condition of the child"),
    "children": _("Children"),
    "clauses": _("Clauses concerned"),
    "contact": _("Contact details"),
    "copy_at": _("Certified copy kept at"),
    "count": _("How many times"),
    "court": _("Court"),
    "damage": _("Damage"),
    "damage_cost": _("Cost of the damage"),
    "dated": _("Dated"),
    "did": _("What I did"),
    "direction": _("Direction"),
    "distance": _("Distance"),
    "due": _("Due"),
    "duration": _("Duration"),
    "effect": _("Effect"),
    "ends": _("Ends"),
    "exceptions": _("Exceptions"),
    "frequency": _("How often"),
    "identifiers": _("Numbers and addresses used"),
    "initials": _("Initials"),
    "injuries": _("Injuries"),
    "issued_by": _("Issued by"),
    "items": _("Things handed over"),
    "judge": _("Judge"),
    "known": _("How it is known"),
    "late": _("Who was late"),
    "links": _("See also"),
    "made": _("Made on"),
    "made_up": _("Make-up time"),
    "mark": _("Marked as"),
    "medical": _("Treatment"),
    "minutes": _("Minutes"),
    "name": _("Name"),
    "needed": _("Not yet at hand"),
    "notice": _("Notice given"),
    "numbered": _("Clauses"),
    "occurred": _("When"),
    "officer": _("Officer"),
    "outcome": _("Outcome"),
    "people": _("People"),
    "pets": _("Animals"),
    "place": _("Where"),
    "planned": _("Planned for"),
    "planned_end": _("Planned end"),
    "planned_place": _("Planned place"),
    "platform": _("Service"),
    "police": _("Police"),
    "protected": _("Protected persons"),
    "recipient": _("To"),
    "recorded": _("Written down"),
    "reference": _("Reference"),
    "relation": _("Relation"),
    "reply": _("Reply"),
    "reported": _("Reported to others"),
    "restrained": _("Restrained person"),
    "role": _("Role"),
    "sender": _("From"),
    "served": _("Served on"),
    "served_how": _("How it was served"),
    "short": _("Short name"),
    "shown_as": _("Shown on the device as"),
    "shown_by": _("What shows it"),
    "source": _("Agreed by"),
    "standby": _("Police stand-by"),
    "starts": _("Starts"),
    "status": _("How it went"),
    "substances": _("Alcohol or drugs seen"),
    "tactics": _("Manner"),
    "tags": _("Subjects"),
    "technology": _("Devices and accounts"),
    "threat": _("What was announced"),
    "threat_to": _("Directed at"),
    "title": _("Title"),
    "to": _("To"),
    "transport": _("Who drove"),
    "type": _("Type"),
    "unknown": _("Not known"),
    "vehicle": _("Vehicle"),
    "via": _("Through"),
    "wanted": _("Contact wanted"),
    "weapon": _("Weapon or object"),
}

LABELS_OF_KIND: dict[tuple[str, str], str] = {
    ("contact", "blocked"): _("Blocked at the time"),
    ("contact", "outcome"): _("What happened to it"),
    ("promise", "outcome"): _("What became of it"),
    ("document", "reference"): _("Reference number"),
    ("report", "reference"): _("Report number"),
    ("order", "type"): _("Kind of order"),
}

VALUES: dict[tuple[str, str], str] = {
    ("about", "children"): _("the children"),
    ("about", "money"): _("money"),
    ("about", "other"): _("something else"),
    ("agency", "agency"): _("agency"),
    ("agency", "medical"): _("doctor or hospital"),
    ("agency", "other"): _("other office"),
    ("agency", "police"): _("police"),
    ("agency", "school"): _("school"),
    ("child", "heard"): _("heard it"),
    ("child", "nearby"): _("nearby"),
    ("child", "not there"): _("not there"),
    ("child", "present"): _("present"),
    ("child", "saw"): _("saw it"),
    ("child", "told"): _("was told"),
    ("child", "unknown"): _("not known"),
    ("direction", "in"): _("incoming"),
    ("direction", "out"): _("outgoing"),
    ("direction", "to me"): _("to the person who keeps this record"),
    ("direction", "from me"): _("from the person who keeps this record"),
    ("how", "saw"): _("saw or heard it"),
    ("how", "told"): _("was told"),
    ("how", "document"): _("from a document"),
    ("how", "inferred"): _("concluded from other things"),
    ("how", "unknown"): _("not known"),
    ("how", "answered late"): _("answered late"),
    ("how", "answered"): _("answered"),
    ("how", "none"): _("none"),
    ("mark", "first"): _("the first time"),
    ("mark", "last"): _("the last time"),
    ("mark", "worst"): _("the worst time"),
    ("outcome", "attempted"): _("attempted"),
    ("outcome", "blocked"): _("blocked"),
    ("outcome", "completed"): _("completed"),
    ("outcome", "declined"): _("declined"),
    ("outcome", "kept"): _("kept"),
    ("outcome", "missed"): _("missed"),
    ("outcome", "not kept"): _("not kept"),
    ("outcome", "open"): _("open"),
    ("outcome", "unclear"): _("unclear"),
    ("outcome", "voicemail"): _("voicemail"),
    ("role", "child"): _("child"),
    ("role", "officer"): _("officer"),
    ("role", "other party"): _("other party"),
    ("role", "other"): _("other"),
    ("role", "party"): _("party"),
    ("role", "professional"): _("professional"),
    ("role", "relative"): _("relative"),
    ("role", "witness"): _("witness"),
    ("source", "order"): _("court order"),
    ("source", "plan"): _("parenting plan"),
    ("source", "spoken"): _("agreed by word of mouth"),
    ("source", "unknown"): _("not known"),
    ("source", "written"): _("agreed in writing"),
    ("status", "cancelled"): _("cancelled"),
    ("status", "changed by agreement"): _("changed by agreement"),
    ("status", "early"): _("early"),
    ("status", "late"): _("late"),
    ("status", "made up"): _("made up"),
    ("status", "missed"): _("missed"),
    ("status", "on time"): _("on time"),
    ("status", "refused"): _("refused"),
    ("wanted", "no"): _("no"),
    ("wanted", "unknown"): _("not known"),
    ("wanted", "yes"): _("yes"),
    ("exact", "yes"): _("exact words"),
    ("exact", "about"): _("about these words"),
    ("obtained", "my device"): _("from own device"),
    ("obtained", "sent to me"): _("received"),
    ("obtained", "public"): _("publicly visible"),
    ("obtained", "given by"): _("given by somebody"),
    ("obtained", "child's device"): _("from the child's device"),
    ("obtained", "other"): _("in another way"),
}

_BREAKS = re.compile("\r\n|[\r\n\u2028\u2029]")
WITHHELD = _("withheld")


def label_of(kind: str, name: str) -> str:
    """Return the printed label of a field; an unknown one is printed as it is stored."""
    return LABELS_OF_KIND.get((kind, name)) or LABELS.get(name) or name.replace("_", " ")


def value_of(name: str, value: str) -> str:
    """Return the printed form of an answer that was chosen from a list."""
    return VALUES.get((name, value), value)


_LISTED: dict[str, dict[str, str]] = {
    "tags": {word.value: word.says for word in all_tags()},
    "tactics": {word.value: word.says for word in TACTICS},
    "channel": {word.value: word.says for word in CHANNELS},
}


def listed(name: str, value: str) -> str:
    """Return how a word from the lists of the program is said; any other word as it is."""
    return _LISTED[name].get(value, value)


def one_line(text: str) -> str:
    """Return a title or a name with its line breaks shown, so that it cannot pose as a row."""
    return _BREAKS.sub("[LF]", text)


def readable_size(size: int) -> str:
    """Return a size in bytes, and roughly in larger units."""
    exact = ngettext("{n} byte", "{n} bytes", size).format(n=f"{size:,}")
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= factor:
            return f"{size / factor:.1f} {unit} ({exact})"
    return exact
