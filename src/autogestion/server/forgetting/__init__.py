"""Taking back one's own words and name: the record keeps commitments, and everything else goes."""
