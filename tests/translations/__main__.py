"""Writes the translators' files anew and compiles them: `start.py translations`."""

from __future__ import annotations

import sys

from tests.translations import catalogue
from tests.translations.sources import all_sources


def main() -> int:
    """Write one file for each language, and what the program reads where there are translations."""
    sources = all_sources()
    for language in catalogue.LANGUAGES:
        known = catalogue.read(language)
        path = catalogue.path_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(catalogue.written(known, sources), encoding="utf-8", newline="\n")
        wanted = [each for each in sources if each.counted or language != catalogue.ENGLISH]
        done = sum(bool(known.translated(each)) for each in wanted)
        if done:
            catalogue.compile_into(language, path.with_suffix(".qm"))
        sys.stdout.write(f"{path.name}: {done} of {len(wanted)} translated\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
