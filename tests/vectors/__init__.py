"""Published test vectors, each file naming its origin."""

import json
from pathlib import Path
from typing import Any


def load(name: str) -> Any:  # noqa: ANN401 - JSON as published
    """Return the vectors in `name`.json."""
    return json.loads(Path(__file__).with_name(f"{name}.json").read_text(encoding="utf-8"))
