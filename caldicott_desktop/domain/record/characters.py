"""Text that any document can hold, with nothing lost: what cannot be shown is named instead."""

from __future__ import annotations

import re

# XML 1.0 (section 2.2) has no place for most control characters, lone surrogates and U+FFFE and
# U+FFFF. The controls above 0x7F are allowed but draw nothing. The marks that turn the direction of
# writing are legal too, but with them a sentence can be made to read otherwise than it was typed.
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
    "|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff]"
)
_PICTURES = 0x2400
_LAST_LOW_CONTROL = 0x1F
_DELETE = 0x7F


def showable(text: str) -> str:
    """Return `text` with every character that a document cannot hold or show made visible.

    Control characters become their Unicode pictures (NUL is ␀), all others their number
    (`[U+D800]`). Tabs and line ends stay; text without such characters comes back as it is.
    """
    return _UNSHOWABLE.sub(_picture, text)


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code <= _LAST_LOW_CONTROL:
        return chr(_PICTURES + code)
    if code == _DELETE:
        return "\N{SYMBOL FOR DELETE}"
    return f"[U+{code:04X}]"
