"""What someone with the data key could do to the file: here, exchange what entries commit to."""

from __future__ import annotations

from caldicott_desktop import casework


def swap_payloads(
    book: casework.Casebook, one: casework.Recorded, other: casework.Recorded
) -> None:
    """Exchange the payloads of two recorded decisions, past the guards of the schema."""
    store = book.store
    rows = [
        store.rows("SELECT row FROM decisions WHERE id = ?", (bytes.fromhex(each.decision_id),))[0][
            0
        ]
        for each in (one, other)
    ]
    kept = [
        store.rows("SELECT secret, packed FROM payloads WHERE entry = ?", (row,))[0] for row in rows
    ]
    with store.transaction():
        store.run("DROP TRIGGER payloads_never_change")
        for row, (secret, packed) in zip(rows, reversed(kept), strict=True):
            store.run(
                "UPDATE payloads SET secret = ?, packed = ? WHERE entry = ?", (secret, packed, row)
            )
