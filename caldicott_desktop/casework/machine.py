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
    # macOS: the address of the first network interface, and the name where there is none.
    return f"{uuid.getnode()} {platform.node()}"
