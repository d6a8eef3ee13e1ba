"""The table `settings`: conveniences that nothing signed depends on."""

from __future__ import annotations

from caldicott_desktop.store.connection import Store


def get(store: Store, name: str) -> str | None:
    """Return what is set under `name`, or `None`."""
    found: str | None = store.value("SELECT value FROM settings WHERE name = ?", (name,))
    return found


def put(store: Store, name: str, value: str) -> None:
    """Set `name` to `value`."""
    store.run(
        "INSERT INTO settings VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def beginning_with(store: Store, prefix: str) -> tuple[tuple[str, str], ...]:
    """Return name and value of whatever is set under a name that begins so, by name."""
    sql = "SELECT name, value FROM settings WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name"
    return tuple((str(name), str(value)) for name, value in store.rows(sql, (prefix,)))


def drop(store: Store, name: str) -> None:
    """Forget `name`, if it is set."""
    store.run("DELETE FROM settings WHERE name = ?", (name,))
