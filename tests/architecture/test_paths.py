from __future__ import annotations

import re

import pytest

from tests.architecture.source import files_of_ours, named

# A folder of one person's computer means nothing on another's. Folders that every Linux has (/dev,
# /proc, /usr …) are not among these, nor is the home of `p`, whom the tests have made up.
MACHINE = re.compile(
    r"""(?<![\w.~<>{}/-])            # the start of a path, not its middle
    (?: /(?:home|root|work|Users|mnt|srv|tmp|opt)/(?!p/)[\w.-]+
      | [A-Za-z]:\\(?:Users|Documents|Temp)\\ )""",
    re.VERBOSE,
)


def machine_paths(text: str) -> list[str]:
    return [match.group() for match in MACHINE.finditer(text)]


def test_no_text_names_a_folder_of_one_machine() -> None:
    found = []
    for path in files_of_ours():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:  # a picture or a font
            continue
        if named(path) != "tests/architecture/test_paths.py":
            found += [f"{named(path)}: {name}" for name in machine_paths(text)]
    assert found == []


@pytest.mark.parametrize(
    "text",
    ["see /home/ada/notes", "open('/work/thing')", r"C:\Users\ada", "/srv/vault"],
)
def test_such_a_folder_would_be_seen(text: str) -> None:
    assert machine_paths(text)


@pytest.mark.parametrize(
    "text",
    [
        "/home",
        "/answers/home/x",
        "`/request/organisation`",
        "https://a.org/home/ada",
        "~/x",
        "/home/p/x",
    ],
)
def test_other_paths_are_left_alone(text: str) -> None:
    assert not machine_paths(text)
