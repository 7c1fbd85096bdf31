static double magnitude(double a) { return of_bits(to_bits(a) & 0x7fffffffffffffffu); }
