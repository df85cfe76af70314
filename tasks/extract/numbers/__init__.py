"""Numbers of persons as written, with their logical bounds."""
