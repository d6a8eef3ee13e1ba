"""Memory of the lane and of the window is one."""

from __future__ import annotations

import subprocess
import sys

import pytest

# Counts the arenas that glibc tells of, once a lane has worked.
SCRIPT = """
import ctypes, threading
from caldicott_desktop.jobs.lane import Lane

def fill():
    return [bytes(2000) for _ in range(2000)]

done = threading.Event()
lane = Lane(lambda _outcome: done.set())
lane.begin()
lane.put_short(1, fill)
done.wait(60)
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
stdout = libc.fopen(b"/dev/stdout", b"w")
libc.malloc_info(0, ctypes.c_void_p(stdout))
libc.fclose(ctypes.c_void_p(stdout))
lane.close()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc gives threads their own memory")
def test_the_lane_takes_memory_from_where_the_window_does() -> None:
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT], check=True, stdout=subprocess.PIPE, text=True
    )
    assert told.stdout.count("<heap ") == 1
