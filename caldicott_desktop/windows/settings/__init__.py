"""The page *Settings*: what letters and cards say of the organisation."""
