"""What words mean here: the product's own and those that members explain, marked where they occur."""
