"""The newspaper: what anyone sends, how it is answered, who edits it, and the issues that appear."""
