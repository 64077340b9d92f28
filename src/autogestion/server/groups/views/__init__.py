"""The pages of autonomous groups: at their hosts, in the group itself, and open to everybody."""
