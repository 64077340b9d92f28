"""What crosses rooms: architecture, journeys, replay, real elections. A room's tests lie beside it."""
