"""The register: an encrypted SQLite file holding entries, payloads, drafts and the lists over them.

One module per table, and the SQL is the specification; `docs/register-format.md` tells the whole.
"""
