"""What the pages of councils and delegates read, each in a fixed number of queries."""
