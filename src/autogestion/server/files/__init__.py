"""What a file is, judged from its bytes: made anew where it can be, refused where it is two things or a flood."""
