"""The page *Names*: whom each local reference means; and the line that says it beside a field."""
