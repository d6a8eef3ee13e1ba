"""Which computer this is, without saying so to anyone: a digest to compare with later."""

from __future__ import annotations

import platform
import sys
import uuid
from hashlib import sha256
from pathlib import Path

_LABEL = b"caldicott-log/machine/v1\x00"

# The systemd and D-Bus names of the same number (man 5 machine-id).
_MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


def fingerprint() -> str:
    """Return 64 hex digits that stay the same on this computer and differ on any other."""
    return sha256(_LABEL + _own_number().encode()).hexdigest()


def name() -> str:
    """Return what people call this computer."""
    return platform.node() or "this computer"


def _own_number() -> str:
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 - only Windows has it

        place = r"SOFTWARE\Microsoft\Cryptography"
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    for path in _MACHINE_IDS:
        if path.is_file() and (found := path.read_text(encoding="ascii").strip()):
            return found
    return by_network(uuid.getnode(), platform.node())


def by_network(address: int, node: str) -> str:
    """Return what tells a computer without a number of its own, such as a Mac, from others.

    That is the `address` of its first network interface and its name, or the name alone where the
    address was made up for this start: Python then sets the multicast bit (RFC 9562, section 6.10).
    """
    made_up = address >> 40 & 1
    return node if made_up else f"{address} {node}"
