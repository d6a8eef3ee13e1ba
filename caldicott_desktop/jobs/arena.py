"""Where the memory of the program's threads comes from.

See `docs/decisions/0203-one-arena-of-memory.md`.
"""

from __future__ import annotations

import sys

_M_ARENA_MAX = -8  # glibc, malloc.h


def share_one_arena() -> None:
    """Have threads that begin after this take memory from where the first thread takes it.

    Only glibc gives each thread an arena of its own; the allocators of other systems are left as
    they are.
    """
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415 - the window is shown without

    allocator = ctypes.CDLL(None)
    if hasattr(allocator, "mallopt"):
        allocator.mallopt(_M_ARENA_MAX, 1)
