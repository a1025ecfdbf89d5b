"""The words that entries are sorted by: tags, ways to get in touch, ways to pull back.

Pure data. Each word is stored as its `value`, which never changes once an entry carries
it, and is shown as `says`. Words outside these lists are allowed everywhere: the lists
help to remember, they do not decide what may be said. The descriptions are neutral,
because reports print them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from evidencelog.i18n import marked, said


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a list: what is stored, what is shown, and words people use for it."""

    value: str
    meaning: str
    also: tuple[str, ...] = ()

    @property
    def says(self) -> str:
        """What is shown, in the language that is spoken here and now."""
        return said(self.meaning)


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Words that are shown together."""

    name: str
    words: tuple[Word, ...]

    @property
    def title(self) -> str:
        """What stands above them, in the language that is spoken here and now."""
        return said(self.name)


TAGS: Final = (
    WordGroup(
        marked("Harm and danger"),
        (
            Word("physical", marked("physical harm")),
            Word("sexual", marked("sexual harm or pressure")),
            Word("strangulation", marked("hands or something else around the neck"), ("choking",)),
            Word("weapon", marked("a weapon, or something used as one")),
            Word("threat", marked("a threat against a person")),
            Word("threat-child", marked("a threat against a child")),
            Word("threat-pet", marked("a threat against a pet")),
            Word("threat-property", marked("a threat against things")),
            Word("threat-custody", marked("a threat to take the children")),
            Word("threat-immigration", marked("a threat about papers or deportation")),
            Word("self-harm", marked("somebody says that they may harm themselves"), ("suicide",)),
            Word("intimidation", marked("intimidation")),
            Word("property", marked("things damaged or taken")),
            Word("pets", marked("harm to a pet")),
        ),
    ),
    WordGroup(
        marked("Following and watching"),
        (
            Word("stalking", marked("following, waiting or turning up")),
            Word("third-party", marked("through other people")),
            Word("monitoring", marked("watching, checking or listening in")),
            Word("tracker", marked("a tracker on a thing, car or phone"), ("airtag", "gps")),
            Word("tech-abuse", marked("through devices or accounts")),
            Word("spyware", marked("spying software")),
            Word("smart-home", marked("through devices in the home")),
            Word("account", marked("an account opened or changed by somebody else")),
            Word("impersonation", marked("somebody posing as another person")),
            Word("images", marked("private pictures")),
        ),
    ),
    WordGroup(
        marked("Words and control"),
        (
            Word("emotional", marked("emotional harm")),
            Word("degradation", marked("insults or humiliation")),
            Word("gaslighting", marked("denying what happened")),
            Word("isolation", marked("kept from other people")),
            Word("deprivation", marked("kept from food, sleep, medicine or the like")),
            Word("reproductive", marked("pressure about pregnancy")),
            Word("immigration", marked("papers or residence used as pressure")),
            Word("smear", marked("things said about somebody to others")),
            Word("substance", marked("alcohol or drugs")),
        ),
    ),
    WordGroup(
        marked("Money and law"),
        (
            Word("economic", marked("money")),
            Word("withholding", marked("money withheld")),
            Word("debt", marked("debt in somebody else's name")),
            Word("work", marked("work disturbed")),
            Word("support", marked("support not paid or paid late")),
            Word("legal-abuse", marked("courts or authorities used as pressure")),
            Word("false-report", marked("a report said to be false")),
            Word("order-violation", marked("an order or a stated boundary is concerned")),
        ),
    ),
    WordGroup(
        marked("Children"),
        (
            Word("children", marked("children are concerned")),
            Word("messages-via-child", marked("messages through a child")),
            Word("interrogation", marked("a child questioned")),
            Word("disparagement", marked("a parent spoken ill of before a child")),
            Word("exposure", marked("a child saw or heard it")),
            Word("late-return", marked("a child brought back late or not at all")),
            Word("neglect", marked("care that was missing")),
            Word("unsafe-driving", marked("unsafe driving with a child")),
            Word("medical-school", marked("doctor or school obstructed")),
            Word("abduction-risk", marked("worry that a child is taken away")),
            Word("exchange", marked("at a handover")),
        ),
    ),
    WordGroup(
        marked("Other"),
        (
            Word("positive", marked("something that went well")),
            Word("own-conduct", marked("something I did myself")),
            Word("observation", marked("an observation")),
        ),
    ),
)

DANGEROUS: Final = frozenset(
    {
        "weapon",
        "strangulation",
        "sexual",
        "threat",
        "threat-child",
        "stalking",
        "tracker",
    }
)
"""Tags after which the numbers that the person noted in the settings are shown."""

SELF_HARM: Final = "self-harm"
"""Somebody else says that they may harm themselves: emergency services act, not the reader."""

CHANNELS: Final = (
    Word("call", marked("call"), ("phone", "telephone")),
    Word("missed-call", marked("missed or silent call")),
    Word("voicemail", marked("voicemail")),
    Word("text", marked("text message"), ("sms",)),
    Word("message", marked("direct message"), ("dm", "whatsapp", "messenger")),
    Word("email", marked("email"), ("mail",)),
    Word("letter", marked("letter")),
    Word("delivery", marked("gift or delivery"), ("gift", "flowers")),
    Word("in-person", marked("in person")),
    Word("turned-up", marked("turned up at home or work")),
    Word("drive-by", marked("drove or walked by")),
    Word("third-party", marked("through somebody else")),
    Word("child", marked("through a child")),
    Word("lawyer", marked("through a lawyer")),
    Word("social-media", marked("post, comment or like")),
    Word("co-parenting-app", marked("co-parenting app")),
    Word("new-account", marked("new account after a block")),
    Word("payment", marked("text of a payment")),
    Word("shared-account", marked("shared calendar, album or game")),
    Word("device", marked("smart device or car")),
    Word("tracker", marked("tracker")),
    Word("nearby-transfer", marked("transfer to a device nearby"), ("airdrop",)),
    Word("video-call", marked("video call")),
)

TACTICS: Final = (
    Word("check-in", marked("asks how I am, or says they worry")),
    Word("as-if-nothing", marked("writes as if nothing had happened")),
    Word("apology", marked("apologises")),
    Word("promise", marked("promises change, therapy, a future"), ("future-faking",)),
    Word("love", marked("declares love, sends gifts"), ("love-bombing",)),
    Word("occasion", marked("birthday, holiday or anniversary")),
    Word("children", marked("the children as the reason")),
    Word("invitation", marked("invitation or tickets")),
    Word("shared-interest", marked("a sudden shared interest")),
    Word("guilt", marked("guilt")),
    Word("self-harm", marked("says that they may harm themselves"), ("suicide",)),
    Word("emergency", marked("an emergency or an illness")),
    Word("closure", marked("wants a last talk")),
    Word("belongings", marked("things to return or collect")),
    Word("money", marked("money or a favour")),
    Word("legal", marked("a legal reason")),
    Word("third-party", marked("through other people"), ("flying-monkeys",)),
    Word("jealousy", marked("mentions somebody new")),
    Word("bait", marked("says something to get an answer")),
    Word("smear-then-help", marked("speaks ill to others, offers help")),
    Word("accident", marked("seemingly by accident"), ("pocket-dial",)),
    Word("new-account", marked("new account after a block")),
    Word("silent", marked("silent or hidden-number call")),
    Word("likes", marked("likes, views or follows")),
    Word("posts", marked("song lyrics or places in posts")),
    Word("turned-up", marked("turns up")),
    Word("threat", marked("a threat")),
)


def all_tags() -> tuple[Word, ...]:
    """Return every tag of the list, in its order."""
    return tuple(word for group in TAGS for word in group.words)


def find_word(text: str, words: Iterable[Word]) -> Word | None:
    """Return the word that `text` means: its value, its description or a word people use."""
    wanted = text.strip().casefold().replace(" ", "-").replace("_", "-")
    for word in words:
        names = (word.value, word.says.casefold().replace(" ", "-"), *word.also)
        if wanted in names:
            return word
    return None
