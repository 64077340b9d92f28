"""Questions, their dossiers, and the decisions that come of them."""
