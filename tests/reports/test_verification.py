"""How to have a report checked: steps, figures, code, limits."""

from __future__ import annotations

import segno

from evidencelog.app.receipt import read_receipt
from evidencelog.core.hashes import Digest, LogId
from evidencelog.crypto.spoken import encode_state
from evidencelog.reports.verification import code_text, verification_of
from tests.reports.materials import material
from tests.reports.samples import STATE


def test_the_figures_are_those_of_the_state_that_is_printed() -> None:
    facts = {fact.label: fact.value for fact in verification_of(material()).facts}
    assert facts["Log"] == STATE.log
    assert STATE.log.startswith(facts["Log, in short"])
    assert facts["Records"] == str(STATE.size)
    assert facts["Fingerprint of all of them"] == STATE.root
    assert facts["Last record written"] == "2026-03-20 14:00:00 UTC"


def test_the_code_holds_the_whole_state_and_fits_a_camera() -> None:
    code = code_text(STATE)
    for value in (STATE.log, STATE.key, STATE.root, str(STATE.size), STATE.stamp):
        assert value in code
    version = segno.make_qr(code, error="m").version
    assert isinstance(version, int)
    assert version <= 16  # 81 modules a side: half a millimetre each on four centimetres


def test_the_steps_name_commands_that_exist() -> None:
    steps = " ".join(verification_of(material()).steps)
    assert "evidencelog verify”" in steps
    for command in ("evidencelog verify FILE", "evidencelog verify --receipt FILE", "sha256sum"):
        assert command in steps


def test_the_limits_stand_beside_the_steps() -> None:
    limits = " ".join(verification_of(material()).limits)
    assert "do not show that an account is true" in limits
    assert "could write another one" in limits


def test_the_code_saved_as_a_file_is_read_as_a_receipt_of_the_printed_state() -> None:
    log = LogId(bytes.fromhex(STATE.log))
    typed = f"Receipt {encode_state(STATE.size, bytes.fromhex(STATE.root))}"
    for text in (code_text(STATE), typed):
        found = read_receipt(text.encode(), log=log, public_key=bytes.fromhex(STATE.key))
        assert found is not None
        assert found.size == STATE.size
        assert found.matches(Digest(bytes.fromhex(STATE.root)))
    facts = {fact.label: fact.value for fact in verification_of(material()).facts}
    assert facts["Receipt"] in code_text(STATE)
