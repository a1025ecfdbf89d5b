"""The words of a report: labels of fields and names of answers, plain and neutral.

A report states what was recorded. No text here judges, concludes or names a motive; the
test of the wording lists the words that never appear.
"""

from __future__ import annotations

import re

from evidencelog.core.vocabulary import CHANNELS, TACTICS, Word, all_tags
from evidencelog.i18n import Texts, marked, marked_in, ngettext, pgettext

KINDS: Texts[str] = Texts(
    {
        "incident": marked("Incident"),
        "contact": marked("Contact"),
        "exchange": marked("Exchange"),
        "document": marked("Document"),
        "report": marked("Report"),
        "order": marked("Court order"),
        "boundary": marked("Stated limit"),
        "promise": marked("Promise"),
        "person": marked("Person"),
        "import": marked("Import"),
        "other": marked("Other"),
    }
)
UNREQUESTED = marked("Unrequested contact")

LABELS: Texts[str] = Texts(
    {
        "about": marked("About"),
        "agency": marked("Reported to"),
        "agency_name": marked("Name of the office"),
        "aliases": marked("Also known as"),
        "arrived": marked("How it is known to have arrived"),
        "asked_to_stop": marked("Asked before not to make contact"),
        "attachments": marked("Files"),
        "badge": marked("Badge number"),
        "blocked": marked("Blocked"),
        "born": marked("Born"),
        "by": marked("By"),
        "case_number": marked("Case number"),
        "channel": marked("Channel"),
        "child_condition": marked("Condition of the child"),
        "children": marked("Children"),
        "clauses": marked("Clauses concerned"),
        "contact": marked("Contact details"),
        "copy_at": marked("Certified copy kept at"),
        "count": marked("How many times"),
        "court": marked("Court"),
        "damage": marked("Damage"),
        "damage_cost": marked("Cost of the damage"),
        "dated": marked("Dated"),
        "did": marked("What I did"),
        "direction": marked("Direction"),
        "distance": marked("Distance"),
        "due": marked("Due"),
        "duration": marked("Duration"),
        "effect": marked("Effect"),
        "ends": marked("Ends"),
        "exceptions": marked("Exceptions"),
        "frequency": marked("How often"),
        "identifiers": marked("Numbers and addresses used"),
        "initials": marked("Initials"),
        "injuries": marked("Injuries"),
        "issued_by": marked("Issued by"),
        "items": marked("Things handed over"),
        "judge": marked("Judge"),
        "known": marked("How it is known"),
        "late": marked("Who was late"),
        "links": marked("See also"),
        "made": marked("Made on"),
        "made_up": marked("Make-up time"),
        "mark": marked("Marked as"),
        "medical": marked("Treatment"),
        "minutes": marked("Minutes"),
        "name": marked("Name"),
        "needed": marked("Not yet at hand"),
        "notice": marked("Notice given"),
        "numbered": marked("Clauses"),
        "occurred": marked("When"),
        "officer": marked("Officer"),
        "outcome": marked("Outcome"),
        "people": marked("People"),
        "pets": marked("Animals"),
        "place": marked("Where"),
        "planned": marked("Planned for"),
        "planned_end": marked("Planned end"),
        "planned_place": marked("Planned place"),
        "platform": marked("Service"),
        "police": marked("Police"),
        "protected": marked("Protected persons"),
        "recipient": marked("To"),
        "recorded": marked("Written down"),
        "reference": marked("Reference"),
        "relation": marked("Relation"),
        "reply": marked("Reply"),
        "reported": marked("Reported to others"),
        "restrained": marked("Restrained person"),
        "role": marked("Role"),
        "sender": marked("From"),
        "served": marked("Served on"),
        "served_how": marked("How it was served"),
        "short": marked("Short name"),
        "shown_as": marked("Shown on the device as"),
        "shown_by": marked("What shows it"),
        "source": marked("Agreed by"),
        "standby": marked("Police stand-by"),
        "starts": marked("Starts"),
        "status": marked("How it went"),
        "substances": marked("Alcohol or drugs seen"),
        "tactics": marked("Manner"),
        "tags": marked("Subjects"),
        "technology": marked("Devices and accounts"),
        "threat": marked("What was announced"),
        "threat_to": marked("Directed at"),
        "title": marked("Title"),
        "to": marked("To"),
        "transport": marked("Who drove"),
        "type": marked("Type"),
        "unknown": marked("Not known"),
        "vehicle": marked("Vehicle"),
        "via": marked("Through"),
        "wanted": marked("Contact wanted"),
        "weapon": marked("Weapon or object"),
    }
)

LABELS_OF_KIND: Texts[tuple[str, str]] = Texts(
    {
        ("contact", "blocked"): marked("Blocked at the time"),
        ("contact", "outcome"): marked("What happened to it"),
        ("promise", "outcome"): marked("What became of it"),
        ("document", "reference"): marked("Reference number"),
        ("report", "reference"): marked("Report number"),
        ("order", "type"): marked("Kind of order"),
    }
)

VALUES: Texts[tuple[str, str]] = Texts(
    {
        ("about", "children"): marked("the children"),
        ("about", "money"): marked("money"),
        ("about", "other"): marked("something else"),
        ("agency", "agency"): marked("agency"),
        ("agency", "medical"): marked("doctor or hospital"),
        ("agency", "other"): marked("other office"),
        ("agency", "police"): marked("police"),
        ("agency", "school"): marked("school"),
        ("child", "heard"): marked("heard it"),
        ("child", "nearby"): marked("nearby"),
        ("child", "not there"): marked("not there"),
        ("child", "present"): marked("present"),
        ("child", "saw"): marked("saw it"),
        ("child", "told"): marked("was told"),
        ("child", "unknown"): marked("not known"),
        ("direction", "in"): marked("incoming"),
        ("direction", "out"): marked("outgoing"),
        ("direction", "to me"): marked("to the person who keeps this record"),
        ("direction", "from me"): marked("from the person who keeps this record"),
        ("how", "saw"): marked("saw or heard it"),
        ("how", "told"): marked("was told"),
        ("how", "document"): marked("from a document"),
        ("how", "inferred"): marked("concluded from other things"),
        ("how", "unknown"): marked("not known"),
        ("how", "answered late"): marked("answered late"),
        ("how", "answered"): marked("answered"),
        ("how", "none"): marked("none"),
        ("mark", "first"): marked("the first time"),
        ("mark", "last"): marked("the last time"),
        ("mark", "worst"): marked("the worst time"),
        ("outcome", "attempted"): marked("attempted"),
        ("outcome", "blocked"): marked("blocked"),
        ("outcome", "completed"): marked("completed"),
        ("outcome", "declined"): marked("declined"),
        ("outcome", "kept"): marked("kept"),
        ("outcome", "missed"): marked_in("contact", "missed"),
        ("outcome", "not kept"): marked("not kept"),
        ("outcome", "open"): marked("open"),
        ("outcome", "unclear"): marked("unclear"),
        ("outcome", "voicemail"): marked("voicemail"),
        ("role", "child"): marked("child"),
        ("role", "officer"): marked("officer"),
        ("role", "other party"): marked("other party"),
        ("role", "other"): marked("other"),
        ("role", "party"): marked("party"),
        ("role", "professional"): marked("professional"),
        ("role", "relative"): marked("relative"),
        ("role", "witness"): marked("witness"),
        ("source", "order"): marked("court order"),
        ("source", "plan"): marked("parenting plan"),
        ("source", "spoken"): marked("agreed by word of mouth"),
        ("source", "unknown"): marked("not known"),
        ("source", "written"): marked("agreed in writing"),
        ("status", "cancelled"): marked("cancelled"),
        ("status", "changed by agreement"): marked("changed by agreement"),
        ("status", "early"): marked("early"),
        ("status", "late"): marked("late"),
        ("status", "made up"): marked("made up"),
        ("status", "missed"): marked_in("handover", "missed"),
        ("status", "on time"): marked("on time"),
        ("status", "refused"): marked("refused"),
        ("wanted", "no"): marked("no"),
        ("wanted", "unknown"): marked("not known"),
        ("wanted", "yes"): marked("yes"),
        ("exact", "yes"): marked("exact words"),
        ("exact", "about"): marked("about these words"),
        ("obtained", "my device"): marked("from own device"),
        ("obtained", "sent to me"): marked("received"),
        ("obtained", "public"): marked("publicly visible"),
        ("obtained", "given by"): marked("given by somebody"),
        ("obtained", "child's device"): marked("from the child's device"),
        ("obtained", "other"): marked("in another way"),
    }
)

_BREAKS = re.compile("\r\n|[\r\n\u2028\u2029]")
WITHHELD = marked("withheld")


def label_of(kind: str, name: str) -> str:
    """Return the printed label of a field; an unknown one is printed as it is stored."""
    return LABELS_OF_KIND.get((kind, name)) or LABELS.get(name) or name.replace("_", " ")


def value_of(name: str, value: str) -> str:
    """Return the printed form of an answer that was chosen from a list."""
    return VALUES.get((name, value), value)


_LISTED: dict[str, dict[str, Word]] = {
    "tags": {word.value: word for word in all_tags()},
    "tactics": {word.value: word for word in TACTICS},
    "channel": {word.value: word for word in CHANNELS},
}


_EXHIBITS: Texts[str] = Texts({"Exhibit": marked("Exhibit"), "Annexure": marked("Annexure")})


def exhibit_word(word: str) -> str:
    """Return what an exhibit is called where a court calls it by `word`."""
    return _EXHIBITS.get(word, word)


def listed(name: str, value: str) -> str:
    """Return how a word from the lists of the program is said; any other word as it is."""
    word = _LISTED[name].get(value)
    return word.says if word is not None else value


def one_line(text: str) -> str:
    """Return a title or a name with its line breaks shown, so that it cannot pose as a row."""
    return _BREAKS.sub("[LF]", text)


def grouped(count: int) -> str:
    """Return a whole number with its thousands apart: `12,345`."""
    return f"{count:,}".replace(",", pgettext("between thousands", ","))


def readable_size(size: int) -> str:
    """Return a size in bytes, and roughly in larger units."""
    exact = ngettext("{n} byte", "{n} bytes", size).format(n=grouped(size))
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= factor:
            rough = f"{size / factor:.1f}".replace(".", pgettext("before tenths", "."))
            return f"{rough} {unit} ({exact})"
    return exact
