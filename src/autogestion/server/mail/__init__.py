"""Letters: what a member asks to be told by mail, and what they do by a link or by answering."""
