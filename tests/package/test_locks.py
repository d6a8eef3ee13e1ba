"""The locked lists hold what `pyproject.toml` asks for, by hash and with no address."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    version: str
    hashes: frozenset[str]


def lock_text(name: str) -> str:
    return (ROOT / "installers" / "locks" / f"{name}.txt").read_text(encoding="utf-8")


def pins(name: str) -> dict[str, Pin]:
    """The packages of the lock `name`."""
    found: dict[str, Pin] = {}
    for entry in lock_text(name).replace("\\\n", "").splitlines():
        words, *hashes = entry.split("--hash=")
        requirement = Requirement(words.strip())
        (specifier,) = requirement.specifier
        assert specifier.operator == "==", entry
        found[canonicalize_name(requirement.name)] = Pin(
            version=specifier.version, hashes=frozenset(each.strip() for each in hashes)
        )
    return found


def asked_for(name: str) -> list[Requirement]:
    """What `pyproject.toml` asks for that the lock `name` has to hold."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = list(project["dependencies"])
    if name == "dev":
        lines += project["optional-dependencies"]["dev"]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("name", ["runtime", "dev"])
def test_a_lock_holds_what_the_project_asks_for(name: str) -> None:
    locked = pins(name)
    for requirement in asked_for(name):
        pin = locked[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(pin.version), requirement


@pytest.mark.parametrize("name", ["runtime", "dev"])
def test_every_package_of_a_lock_has_hashes_and_no_address(name: str) -> None:
    sha256 = re.compile(r"sha256:[0-9a-f]{64}")
    for package, pin in pins(name).items():
        assert pin.hashes, package
        assert all(sha256.fullmatch(each) for each in pin.hashes), package
    assert "://" not in lock_text(name)
    assert "index-url" not in lock_text(name)


def test_the_developers_lock_holds_the_runtime_lock() -> None:
    runtime, dev = pins("runtime"), pins("dev")
    assert {package: dev.get(package) for package in runtime} == runtime
