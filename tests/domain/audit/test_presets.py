"""What an answer is by default, by who asks."""

from __future__ import annotations

from caldicott_desktop.domain.audit.presets import PRESETS, Asker, Chosen, Format
from caldicott_desktop.domain.disclosure import Level


def test_every_asker_has_an_answer_of_their_own() -> None:
    assert [*PRESETS] == [*Asker]
    assert all(each.formats and each.summary and each.purpose for each in PRESETS.values())


def test_nothing_is_full_but_what_the_commissioner_names() -> None:
    full = [each for each in PRESETS.values() if each.level is Level.FULL]
    assert [(each.asker, each.chosen) for each in full] == [(Asker.ICO, Chosen.REFERENCES)]
    public = [each.asker for each in PRESETS.values() if each.level is Level.PUBLISHABLE]
    assert public == [Asker.FREEDOM_OF_INFORMATION, Asker.BOARD]


def test_what_an_auditor_repeats_a_sample_from_is_among_the_files() -> None:
    for preset in PRESETS.values():
        if preset.asker is Asker.INTERNAL_AUDIT:
            assert preset.with_sample
            assert Format.CSV in preset.formats
