"""The words that entries are sorted by: tags, ways to get in touch, ways to pull back.

Pure data. Each word is stored as its `value`, which never changes once an entry carries
it, and is shown as `says`. Words outside these lists are allowed everywhere: the lists
help to remember, they do not decide what may be said. The descriptions are neutral,
because reports print them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from evidencelog.i18n import gettext as _


class Word(NamedTuple):
    """One word of a list: what is stored, what is shown, and words people use for it."""

    value: str
    says: str
    also: tuple[str, ...] = ()


class WordGroup(NamedTuple):
    """Words that are shown together."""

    title: str
    words: tuple[Word, ...]


TAGS: Final = (
    WordGroup(
        _("Harm and danger"),
        (
            Word("physical", _("physical harm")),
            Word("sexual", _("sexual harm or pressure")),
            Word("strangulation", _("hands or something else around the neck"), ("choking",)),
            Word("weapon", _("a weapon, or something used as one")),
            Word("threat", _("a threat against a person")),
            Word("threat-child", _("a threat against a child")),
            Word("threat-pet", _("a threat against a pet")),
            Word("threat-property", _("a threat against things")),
            Word("threat-custody", _("a threat to take the children")),
            Word("threat-immigration", _("a threat about papers or deportation")),
            Word("self-harm", _("somebody says that they may harm themselves"), ("suicide",)),
            Word("intimidation", _("intimidation")),
            Word("property", _("things damaged or taken")),
            Word("pets", _("harm to a pet")),
        ),
    ),
    WordGroup(
        _("Following and watching"),
        (
            Word("stalking", _("following, waiting or turning up")),
            Word("third-party", _("through other people")),
            Word("monitoring", _("watching, checking or listening in")),
            Word("tracker", _("a tracker on a thing, car or phone"), ("airtag", "gps")),
            Word("tech-abuse", _("through devices or accounts")),
            Word("spyware", _("spying software")),
            Word("smart-home", _("through devices in the home")),
            Word("account", _("an account opened or changed by somebody else")),
            Word("impersonation", _("somebody posing as another person")),
            Word("images", _("private pictures")),
        ),
    ),
    WordGroup(
        _("Words and control"),
        (
            Word("emotional", _("emotional harm")),
            Word("degradation", _("insults or humiliation")),
            Word("gaslighting", _("denying what happened")),
            Word("isolation", _("kept from other people")),
            Word("deprivation", _("kept from food, sleep, medicine or the like")),
            Word("reproductive", _("pressure about pregnancy")),
            Word("immigration", _("papers or residence used as pressure")),
            Word("smear", _("things said about somebody to others")),
            Word("substance", _("alcohol or drugs")),
        ),
    ),
    WordGroup(
        _("Money and law"),
        (
            Word("economic", _("money")),
            Word("withholding", _("money withheld")),
            Word("debt", _("debt in somebody else's name")),
            Word("work", _("work disturbed")),
            Word("support", _("support not paid or paid late")),
            Word("legal-abuse", _("courts or authorities used as pressure")),
            Word("false-report", _("a report said to be false")),
            Word("order-violation", _("an order or a stated boundary is concerned")),
        ),
    ),
    WordGroup(
        _("Children"),
        (
            Word("children", _("children are concerned")),
            Word("messages-via-child", _("messages through a child")),
            Word("interrogation", _("a child questioned")),
            Word("disparagement", _("a parent spoken ill of before a child")),
            Word("exposure", _("a child saw or heard it")),
            Word("late-return", _("a child brought back late or not at all")),
            Word("neglect", _("care that was missing")),
            Word("unsafe-driving", _("unsafe driving with a child")),
            Word("medical-school", _("doctor or school obstructed")),
            Word("abduction-risk", _("worry that a child is taken away")),
            Word("exchange", _("at a handover")),
        ),
    ),
    WordGroup(
        _("Other"),
        (
            Word("positive", _("something that went well")),
            Word("own-conduct", _("something I did myself")),
            Word("observation", _("an observation")),
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
    Word("call", _("call"), ("phone", "telephone")),
    Word("missed-call", _("missed or silent call")),
    Word("voicemail", _("voicemail")),
    Word("text", _("text message"), ("sms",)),
    Word("message", _("direct message"), ("dm", "whatsapp", "messenger")),
    Word("email", _("email"), ("mail",)),
    Word("letter", _("letter")),
    Word("delivery", _("gift or delivery"), ("gift", "flowers")),
    Word("in-person", _("in person")),
    Word("turned-up", _("turned up at home or work")),
    Word("drive-by", _("drove or walked by")),
    Word("third-party", _("through somebody else")),
    Word("child", _("through a child")),
    Word("lawyer", _("through a lawyer")),
    Word("social-media", _("post, comment or like")),
    Word("co-parenting-app", _("co-parenting app")),
    Word("new-account", _("new account after a block")),
    Word("payment", _("text of a payment")),
    Word("shared-account", _("shared calendar, album or game")),
    Word("device", _("smart device or car")),
    Word("tracker", _("tracker")),
    Word("nearby-transfer", _("transfer to a device nearby"), ("airdrop",)),
    Word("video-call", _("video call")),
)

TACTICS: Final = (
    Word("check-in", _("asks how I am, or says they worry")),
    Word("as-if-nothing", _("writes as if nothing had happened")),
    Word("apology", _("apologises")),
    Word("promise", _("promises change, therapy, a future"), ("future-faking",)),
    Word("love", _("declares love, sends gifts"), ("love-bombing",)),
    Word("occasion", _("birthday, holiday or anniversary")),
    Word("children", _("the children as the reason")),
    Word("invitation", _("invitation or tickets")),
    Word("shared-interest", _("a sudden shared interest")),
    Word("guilt", _("guilt")),
    Word("self-harm", _("says that they may harm themselves"), ("suicide",)),
    Word("emergency", _("an emergency or an illness")),
    Word("closure", _("wants a last talk")),
    Word("belongings", _("things to return or collect")),
    Word("money", _("money or a favour")),
    Word("legal", _("a legal reason")),
    Word("third-party", _("through other people"), ("flying-monkeys",)),
    Word("jealousy", _("mentions somebody new")),
    Word("bait", _("says something to get an answer")),
    Word("smear-then-help", _("speaks ill to others, offers help")),
    Word("accident", _("seemingly by accident"), ("pocket-dial",)),
    Word("new-account", _("new account after a block")),
    Word("silent", _("silent or hidden-number call")),
    Word("likes", _("likes, views or follows")),
    Word("posts", _("song lyrics or places in posts")),
    Word("turned-up", _("turns up")),
    Word("threat", _("a threat")),
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
