"""The shell of every page: templates, components, style sheets, and the small tags they need."""
