"""What every secret held in memory has in common: it is not printed and not pickled."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import NoReturn

# Gives that many random bytes. Always the operating system's own source in the program; the worked
# example of docs/vault-format.md passes a fixed one so that its bytes can be checked.
Entropy = Callable[[int], bytes]

system_entropy: Entropy = secrets.token_bytes


class Secret:
    """Base of objects that hold key material.

    Python cannot wipe memory: copies of a secret may stay in freed memory until it is reused. What
    can be prevented is prevented: no secret shows in `repr`, tracebacks of our own, or a pickle.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: not shown>"

    def __reduce_ex__(self, _protocol: object) -> NoReturn:
        raise TypeError(f"{type(self).__name__} holds a secret and is never copied or pickled")
