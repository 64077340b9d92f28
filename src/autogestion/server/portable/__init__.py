"""An organisation as a whole: read from the tables as the state that its record tells, exported, imported."""
