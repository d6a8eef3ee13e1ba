"""Key slots, passphrases, recovery code and the keys they guard; the bytes of `vault.json`.

Knows nothing of people's roles, cases or the register's contents. The format is specified in
`docs/vault-format.md`, what it protects in `docs/security.md`.
"""
