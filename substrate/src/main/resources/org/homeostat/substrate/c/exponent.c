/* The n of a number m*2^n with m in [1, 2). */
static double exponent(double a) {
  return of_bits(to_bits(a) >> 52 | 0x4330000000000000u) - (0x1p52 + 1023);
}
