"""The append-only record of each organisation, and `@act`, through which alone it grows."""
