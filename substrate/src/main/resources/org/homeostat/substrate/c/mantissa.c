/* The m of a number m*2^n with m in [1, 2). */
static double mantissa(double a) {
  return of_bits((to_bits(a) & 0xfffffffffffffu) | 0x3ff0000000000000u);
}
