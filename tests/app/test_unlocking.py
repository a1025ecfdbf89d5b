"""Opening a log: what opens it, what does not, and what damage is never mistaken for."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencelog.app.create import RECOVERY_DOOR, create_log
from evidencelog.app.history import read_history
from evidencelog.app.keys import (
    change_passphrase,
    doors_of,
    drop_recovery_code,
    put_recovery_code,
)
from evidencelog.app.session import (
    PassphraseSecret,
    RecoverySecret,
    default_location,
    root_key,
    unlock,
)
from evidencelog.app.verify import verify_log
from evidencelog.core.system import KeyChange
from evidencelog.crypto.recovery import generate
from evidencelog.crypto.slots import DOMAIN, Slot
from evidencelog.errors import DamagedError, ExitCode, PassphraseRefusedError
from tests.app.logs import CHEAP, SECRET, TickingClock, edit, new_log, record_text, reopen, rows

CLOCK = TickingClock()
WRONG = PassphraseSecret("something else entirely")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "log.db"
    with new_log(path) as log:
        record_text(log, "First.")
    return path


def test_the_passphrase_opens_it_and_another_does_not(path: Path) -> None:
    with unlock(str(path), SECRET, clock=CLOCK) as log:
        assert len(read_history(log).entries) == 1
    with pytest.raises(PassphraseRefusedError, match="the passphrase does not open this log"):
        unlock(str(path), WRONG, clock=CLOCK)


def test_the_recovery_code_opens_it_and_that_of_another_log_does_not(tmp_path: Path) -> None:
    made = [
        create_log(str(tmp_path / name), passphrase=SECRET.text, clock=CLOCK, cost=CHEAP)
        for name in ("one.db", "two.db")
    ]
    codes = [RecoverySecret(created.recovery_code or "") for created in made]
    unlock(str(tmp_path / "one.db"), codes[0], clock=CLOCK).close()
    with pytest.raises(PassphraseRefusedError, match="not the one of this log"):
        unlock(str(tmp_path / "one.db"), codes[1], clock=CLOCK)


def test_a_log_without_a_recovery_code_says_so(tmp_path: Path) -> None:
    location = str(tmp_path / "log.db")
    created = create_log(
        location, passphrase=SECRET.text, clock=CLOCK, cost=CHEAP, with_recovery=False
    )
    assert created.recovery_code is None
    with pytest.raises(PassphraseRefusedError, match="has no recovery code"):
        unlock(location, RecoverySecret("AAAA"), clock=CLOCK)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM door",
        "UPDATE door SET data = zeroblob(10)",
        "UPDATE door SET data = 'text'",
        "UPDATE door SET log = zeroblob(32)",
        "UPDATE head SET log = zeroblob(32)",
        "UPDATE head SET nonce = zeroblob(16)",
        "UPDATE head SET public = zeroblob(32)",
    ],
)
@pytest.mark.parametrize("secret", [SECRET, WRONG])
def test_damage_is_never_taken_for_a_wrong_passphrase(
    path: Path, statement: str, secret: PassphraseSecret
) -> None:
    edit(path, statement)
    with pytest.raises(DamagedError) as caught:
        unlock(str(path), secret, clock=CLOCK)
    assert caught.value.exit_code == ExitCode.RECORD_DAMAGED


def test_a_wrong_passphrase_beside_a_damaged_door_is_told_of_both(path: Path) -> None:
    edit(path, f"UPDATE door SET data = zeroblob(10) WHERE n = {RECOVERY_DOOR}")
    unlock(str(path), SECRET, clock=CLOCK).close()
    with pytest.raises(PassphraseRefusedError, match="one of its ways to unlock is damaged"):
        unlock(str(path), WRONG, clock=CLOCK)


def test_a_door_of_a_newer_version_hinders_no_other(path: Path) -> None:
    from hashlib import sha256

    body = DOMAIN.replace(b"v1", b"v2") + bytes(100)
    newer = body + sha256(body).digest()
    edit(path, ("INSERT INTO door SELECT log, -1, ? FROM head", (newer,)))
    unlock(str(path), SECRET, clock=CLOCK).close()
    with pytest.raises(PassphraseRefusedError):
        unlock(str(path), WRONG, clock=CLOCK)


def test_a_new_passphrase_replaces_the_old_one_and_is_recorded(path: Path) -> None:
    with reopen(path) as log:
        change_passphrase(log, WRONG.text, cost=CHEAP)
        assert verify_log(log).ok
        assert [record.entry.__struct_config__.tag for record in read_history(log).system] == [
            "genesis",
            "unlocking",
        ]
    unlock(str(path), WRONG, clock=CLOCK).close()
    with pytest.raises(PassphraseRefusedError):
        unlock(str(path), SECRET, clock=CLOCK)


def test_a_new_recovery_code_replaces_the_old_one(path: Path) -> None:
    with reopen(path) as log:
        old, new = (RecoverySecret(generate()) for _ in range(2))
        put_recovery_code(log, old.text)
        put_recovery_code(log, new.text)
        assert [door.what for door in doors_of(log)] == ["passphrase", "recovery"]
    unlock(str(path), new, clock=CLOCK).close()
    with pytest.raises(PassphraseRefusedError):
        unlock(str(path), old, clock=CLOCK)


def test_a_recovery_code_that_is_taken_away_no_longer_opens_the_log(tmp_path: Path) -> None:
    location = str(tmp_path / "log.db")
    created = create_log(location, passphrase=SECRET.text, clock=CLOCK, cost=CHEAP)
    (old,) = rows(Path(location), f"SELECT data FROM door WHERE n = {RECOVERY_DOOR}")[0]
    with unlock(location, SECRET, clock=CLOCK) as log:
        drop_recovery_code(log)
        drop_recovery_code(log)
        assert [door.what for door in doors_of(log)] == ["passphrase"]
        assert verify_log(log).ok
        (_genesis, removal) = read_history(log).system
        assert isinstance(removal.entry, KeyChange)
        assert removal.entry.change == "recovery code removed"
    with pytest.raises(PassphraseRefusedError, match="has no recovery code"):
        unlock(location, RecoverySecret(created.recovery_code or ""), clock=CLOCK)
    edit(Path(location), ("INSERT INTO door SELECT log, ?, ? FROM head", (RECOVERY_DOOR, old)))
    with unlock(location, SECRET, clock=CLOCK) as log:
        assert [finding.code for finding in verify_log(log).findings] == ["unlocking"]


def test_a_damaged_recovery_code_is_taken_away_as_well(path: Path) -> None:
    with reopen(path) as log:
        put_recovery_code(log, generate())
        edit(path, f"UPDATE door SET data = zeroblob(10) WHERE n = {RECOVERY_DOOR}")
        drop_recovery_code(log)
        assert verify_log(log).ok


def test_the_ways_to_unlock_of_one_log_do_not_open_another(tmp_path: Path) -> None:
    paths = [tmp_path / "one.db", tmp_path / "two.db"]
    for path in paths:
        new_log(path).close()
    (door,) = rows(paths[1], "SELECT data FROM door WHERE n = 0")[0]
    edit(paths[0], ("UPDATE door SET data = ? WHERE n = 0", (door,)))
    with pytest.raises((DamagedError, PassphraseRefusedError)):
        unlock(str(paths[0]), SECRET, clock=CLOCK)
    assert Slot.decode(door).params == CHEAP
    (log,) = rows(paths[1], "SELECT log FROM head")[0]
    assert len(root_key({0: door}, SECRET, log)) == 32


def test_the_place_of_the_log_is_the_one_named_or_the_usual_one() -> None:
    assert default_location({"EVIDENCELOG_LOG": "elsewhere.db"}) == "elsewhere.db"
    assert default_location({}).endswith("records.db")
