/* The larger number; -0 is below 0, and NaN prevails. */
static real most@(real a, real b) {
  if (a != a) return a;
  if (a == 0 && b == 0) return to_bits@(a) >> SIGN ? b : a;
  return a >= b ? a : b;
}
