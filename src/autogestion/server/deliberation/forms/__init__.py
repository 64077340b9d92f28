"""The forms of deliberation. Whether what is written can be kept is said by the rules of texts."""
