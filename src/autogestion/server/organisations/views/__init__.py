"""The pages of the organisations room: founding, the map, the charter, assemblies and their doors."""
