"""The signed record: entries, commitments, tree, proofs and who may sign what.

Pure functions over bytes, usable without a vault. The bytes are specified in
`docs/store-format.md`; nothing here reads a file, a clock or a source of randomness.
"""
