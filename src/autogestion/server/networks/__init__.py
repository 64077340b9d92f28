"""Networks: members and assemblies with something in common, across all assemblies (F7)."""
