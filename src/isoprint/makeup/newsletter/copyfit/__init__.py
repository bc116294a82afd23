"""Copy-fit: the size, leading and scale of pictures at which a newsletter fills its pages."""
