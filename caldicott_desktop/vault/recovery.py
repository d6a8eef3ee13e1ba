"""The recovery code: 140 random bits a person can print, keep in a safe and type again."""

from __future__ import annotations

import unicodedata

from caldicott_desktop.vault import faults
from caldicott_desktop.vault.secret import Entropy, Secret, system_entropy

# Douglas Crockford's base 32: no I, L, O or U, so that no two symbols look alike in print or
# handwriting. What is typed instead of a missing letter is read as the symbol it stands for.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("ILOU", "110V")

# Seven groups of five: four random symbols (20 bits) and one check symbol each. 140 bits are above
# the 128 that make guessing hopeless even without Argon2id, and a wrong group can be named.
GROUPS = 7
GROUP_LENGTH = 5
LENGTH = GROUPS * GROUP_LENGTH
_RANDOM = GROUP_LENGTH - 1

# Weights of the four random symbols in the field of 32 elements (modulus x^5 + x^2 + 1); the check
# symbol's own weight is 1. They differ and none is 0, so every single wrong symbol and every swap
# of two symbols of a group shows. The group's number is added, so swapped groups show too.
_WEIGHTS = (2, 4, 8, 16)
_MODULUS = 0b100101
_FIELD_BITS = 5

_BREAKS = frozenset("_./\u2212\u00ad\u200b\ufeff")


class RecoveryCode(Secret):
    """A well-formed recovery code; whether it opens a vault is another question."""

    __slots__ = ("_symbols",)

    def __init__(self, symbols: str) -> None:
        """Hold 35 symbols of the alphabet whose groups have been checked."""
        self._symbols = symbols

    @classmethod
    def generate(cls, entropy: Entropy = system_entropy) -> RecoveryCode:
        """Give a new random code."""
        groups = []
        for number in range(1, GROUPS + 1):
            # 256 is a multiple of 32: taking the low five bits favours no symbol.
            values = [byte % 32 for byte in entropy(_RANDOM)]
            values.append(_check(values, number))
            groups.append("".join(ALPHABET[value] for value in values))
        return cls("".join(groups))

    @classmethod
    def parse(cls, typed: str) -> RecoveryCode:
        """Give the code in `typed`, forgiving case, spaces, dashes and look-alike letters.

        Raises `RecoveryCodeMistyped`, naming the groups that cannot be right where that is known.
        """
        runs = _runs(typed)
        symbols = "".join(runs)
        if len(symbols) != LENGTH:
            raise _wrong_length(runs)
        wrong = tuple(
            number for number, group in enumerate(_split(symbols), 1) if not _fits(group, number)
        )
        if wrong:
            raise faults.RecoveryCodeMistyped(
                "groups", wrong, count=len(wrong), listed=_listed(wrong)
            )
        return cls(symbols)

    def groups(self) -> tuple[str, ...]:
        """Give the seven groups of five symbols, for printing."""
        return tuple(_split(self._symbols))

    def printed(self) -> str:
        """Give the code as it is printed: groups joined by dashes."""
        return "-".join(self.groups())

    def to_bytes(self) -> bytes:
        """Give the 35 symbols in ASCII, without dashes: what Argon2id is given."""
        return self._symbols.encode("ascii")


def _check(values: list[int], number: int) -> int:
    total = number
    for weight, value in zip(_WEIGHTS, values, strict=True):
        total ^= _times(weight, value)
    return total


def _times(one: int, other: int) -> int:
    product = 0
    for bit in range(_FIELD_BITS):
        if other >> bit & 1:
            product ^= one << bit
    for bit in range(2 * _FIELD_BITS - 2, _FIELD_BITS - 1, -1):
        if product >> bit & 1:
            product ^= _MODULUS << (bit - _FIELD_BITS)
    return product


def _runs(typed: str) -> list[str]:
    """Give what was typed between spaces and dashes, capital, with look-alikes read as meant."""
    upper = unicodedata.normalize("NFKC", typed).upper().translate(_READ_AS)
    return "".join(" " if _is_break(character) else character for character in upper).split()


def _is_break(character: str) -> bool:
    return character in _BREAKS or unicodedata.category(character) in {"Pd", "Zs", "Cc"}


def _split(symbols: str) -> list[str]:
    return [symbols[start : start + GROUP_LENGTH] for start in range(0, LENGTH, GROUP_LENGTH)]


def _fits(group: str, number: int) -> bool:
    values = [ALPHABET.find(symbol) for symbol in group]
    return -1 not in values and _check(values[:_RANDOM], number) == values[_RANDOM]


def _wrong_length(runs: list[str]) -> faults.RecoveryCodeMistyped:
    if len(runs) == GROUPS:
        wrong = tuple(n for n, run in enumerate(runs, 1) if len(run) != GROUP_LENGTH)
        return faults.RecoveryCodeMistyped(
            "length-of-groups", wrong, count=len(wrong), listed=_listed(wrong), length=GROUP_LENGTH
        )
    found = sum(len(run) for run in runs)
    return faults.RecoveryCodeMistyped("length", length=LENGTH, found=found)


def _listed(groups: tuple[int, ...]) -> str:
    if len(groups) == 1:
        return str(groups[0])
    return f"{', '.join(str(number) for number in groups[:-1])} and {groups[-1]}"
