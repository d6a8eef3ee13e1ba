"""Pages, dialogs and table models: they turn widgets into domain values and back."""
