"""What the vault's tests share: cheap costs passed as an argument, and a vault on disk."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from caldicott_desktop.vault import changing, folder
from caldicott_desktop.vault.changing import Newcomer
from caldicott_desktop.vault.costs import Costs
from caldicott_desktop.vault.keys import PersonKeys
from caldicott_desktop.vault.recovery import RecoveryCode
from caldicott_desktop.vault.slots import Making, Slot
from caldicott_desktop.vault.unlocking import Unlocked
from caldicott_desktop.vault.vault_file import VaultFile

CHEAP = Costs(memory_kib=8, passes=1, lanes=1)
MAKING = Making(costs=CHEAP, floor=CHEAP)

FOUNDER = Newcomer(person_id=b"A" * 16, label="Amina Begum", passphrase="fictional otter kettle")
COLLEAGUE = Newcomer(person_id=b"B" * 16, label="Ben Carter", passphrase="fictional heron ladder")


def put_on_disk(path: Path, file: VaultFile) -> None:
    """Write the vault as the program does; the register's own bytes do not matter here."""
    folder.create(path)
    (path / file.register_name).write_bytes(b"register")
    folder.write(path, file)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vault:
    """A vault on disk with a founder, a colleague and a recovery code."""

    path: Path
    unlocked: Unlocked
    file: VaultFile
    colleague_keys: PersonKeys
    code: RecoveryCode
    recovery_keys: PersonKeys

    @property
    def founder_slot(self) -> Slot:
        return self.file.people[0]

    @property
    def colleague_slot(self) -> Slot:
        return self.file.people[1]


def make_vault(path: Path) -> Vault:
    """Give a vault written to `path`."""
    unlocked = changing.found(path, FOUNDER, MAKING).unlocked
    keys = PersonKeys.generate()
    file = changing.add_slot(unlocked.file, unlocked.data_key, COLLEAGUE, keys, MAKING)
    made = changing.add_recovery_slot(file, unlocked.data_key, MAKING)
    put_on_disk(path, made.file)
    return Vault(
        path=path,
        unlocked=unlocked,
        file=made.file,
        colleague_keys=keys,
        code=made.code,
        recovery_keys=made.keys,
    )


@pytest.fixture
def little_memory() -> Iterator[None]:
    """Leave this process half a gibibyte more than it has, the way Linux limits memory."""
    if sys.platform != "linux":
        pytest.skip("limits its own memory the way Linux does")
    import resource  # noqa: PLC0415 - not on Windows

    before = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    most = pages * resource.getpagesize() + 512 * 1024**2
    resource.setrlimit(resource.RLIMIT_AS, (most, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return make_vault(tmp_path / "Rosewood House.caldicott")
