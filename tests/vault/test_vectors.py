"""Published vectors for what this room is built on, each with its origin."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from caldicott_desktop.vault import costs
from caldicott_desktop.vault.costs import Costs
from caldicott_desktop.vault.keys import PersonKeys
from tests.vault.second_hpke import open_base


def test_argon2id_of_rfc_9106_section_5_3() -> None:
    derived = Argon2id(
        salt=b"\x02" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=b"\x04" * 12,
        secret=b"\x03" * 8,
    ).derive(b"\x01" * 32)
    assert derived.hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


@pytest.mark.parametrize(
    ("lanes", "expected"),
    [
        (1, "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"),
        (2, "6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037"),
    ],
)
def test_our_derivation_gives_the_reference_implementations_values(
    lanes: int, expected: str
) -> None:
    """From `src/test.c` of the Argon2 reference implementation (phc-winner-argon2), v=19."""
    cost = Costs(memory_kib=256, passes=2, lanes=lanes)
    assert costs.derive(b"password", salt=b"somesalt", costs=cost).hex() == expected


def test_hkdf_without_salt_of_rfc_5869_appendix_a_3() -> None:
    function = HKDF(algorithm=hashes.SHA256(), length=42, salt=None, info=b"")
    assert function.derive(b"\x0b" * 22).hex() == (
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
    )


def test_person_keys_of_rfc_8032_section_7_1_and_rfc_7748_section_6_1() -> None:
    seed = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    alice = bytes.fromhex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a")
    keys = PersonKeys(seed + alice)
    assert keys.signing_public.hex() == (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    )
    assert keys.sealing_public.hex() == (
        "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"
    )
    assert keys.sign(b"").hex() == (
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
        "d25bf5f0595bbe24655141438e7a100b"
    )


def test_second_hpke_of_the_vectors_published_with_rfc_9180() -> None:
    """`test-vectors.json` of the CFRG draft: mode 0, KEM 0x0020, KDF 1, AEAD 2, sequence 0."""
    message = bytes.fromhex(
        "6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256"
        "e5d84cd531cfb583096e7cfa9641bd3079cf3a91cda813c52deb5f512be9931980a41de125a925cdad859d5b7a"
    )
    private = bytes.fromhex("497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d")
    opened = open_base(message, private, info=b"Ode on a Grecian Urn", associated=b"Count-0")
    assert opened == b"Beauty is truth, truth beauty"
