"""What a screen reader hears, told line by line. Runs under the system's Python, not under ours.

The accessibility bus is read with Debian's `gir1.2-atspi-2.0`, which belongs to the system's own
Python. Each line on standard input asks for something, and one line of JSON answers it:

    focus     what has the keyboard, and how often the keyboard has moved
    tree      everything in the window, outermost first
"""

from __future__ import annotations

import json
import sys

import gi

gi.require_version("Atspi", "2.0")

from gi.repository import Atspi, GLib  # noqa: E402  # gi asks for the version first

_DEEPEST = 60
_NEAREST = 6

_focused: list[Atspi.Accessible] = []
_moves = 0


def told(thing: Atspi.Accessible) -> dict[str, object]:
    """What can be heard of one thing: its role, name, description, states and text."""
    states = [each.value_nick for each in thing.get_state_set().get_states()]
    text = thing.get_text_iface()
    return {
        "role": thing.get_role_name(),
        "name": thing.get_name() or "",
        "label": label_of(thing),
        "group": group_of(thing),
        "description": thing.get_description() or "",
        "states": states,
        "text": Atspi.Text.get_text(text, 0, -1) if text is not None else "",
    }


def label_of(thing: Atspi.Accessible) -> str:
    """The words of the label that the thing says it is labelled by, as a screen reader reads it."""
    for relation in thing.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            return str(relation.get_target(0).get_name() or "")
    return ""


def group_of(thing: Atspi.Accessible) -> str:
    """The name of what the thing stands in, which is read out on the way into it."""
    above = thing.get_parent()
    for _ in range(_NEAREST):
        if above is None or above.get_role() == Atspi.Role.FRAME:
            return ""
        if name := above.get_name():
            return str(name)
        above = above.get_parent()
    return ""


def told_of(things: list[Atspi.Accessible]) -> dict[str, object] | None:
    """What can be heard of the one thing there is; it may have gone meanwhile."""
    for thing in things:
        try:
            return told(thing)
        except GLib.Error:
            return None
    return None


def tree(thing: Atspi.Accessible, depth: int = 0) -> list[dict[str, object]]:
    """What can be heard of `thing` and everything in it."""
    try:
        found = [{**told(thing), "depth": depth}]
        count = thing.get_child_count() if depth < _DEEPEST else 0
    except GLib.Error:
        return []
    for number in range(count):
        child = thing.get_child_at_index(number)
        if child is not None:
            found += tree(child, depth + 1)
    return found


def on_focus(event: Atspi.Event) -> None:
    """Note what has the keyboard now."""
    global _moves  # noqa: PLW0603 - callbacks of a bus have nowhere else to count
    if event.detail1:
        _moves += 1
        _focused[:] = [event.source]


def answer(question: str) -> object:
    """What the question is answered with."""
    if question == "focus":
        return {"moves": _moves, "at": told_of(_focused)}
    desktop = Atspi.get_desktop(0)
    programs = [desktop.get_child_at_index(n) for n in range(desktop.get_child_count())]
    return [line for program in programs if program for line in tree(program)]


def main() -> None:
    """Answer questions until there are no more."""
    listener = Atspi.EventListener.new(on_focus)
    listener.register("object:state-changed:focused")
    loop = GLib.MainLoop()

    def on_line(_channel: object, _condition: object) -> bool:
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        sys.stdout.write(json.dumps(answer(line.strip())) + "\n")
        sys.stdout.flush()
        return True

    channel = GLib.IOChannel.unix_new(sys.stdin.fileno())
    GLib.io_add_watch(channel, GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN, on_line)
    loop.run()


if __name__ == "__main__":
    main()
