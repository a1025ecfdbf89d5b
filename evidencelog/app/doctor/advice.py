"""One piece of advice: what was seen, what to do about it, and how much it matters."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """How much a piece of advice matters."""

    DO = "do"
    """Better done soon."""
    KNOW = "know"
    """Good to know; often there is nothing to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What was seen and what to do; `code` is a short stable name for programs."""

    code: str
    weight: Weight
    what: str
    fix: str


def do(code: str, what: str, fix: str) -> Advice:
    """Return advice that is better followed soon."""
    return Advice(code=code, weight=Weight.DO, what=what, fix=fix)


def know(code: str, what: str, fix: str) -> Advice:
    """Return something that is good to know."""
    return Advice(code=code, weight=Weight.KNOW, what=what, fix=fix)
