"""Finding what was written: an index of every text that members may read, and the page that asks it."""
