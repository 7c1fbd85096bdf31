/* The smaller number; -0 is below 0, and NaN prevails. */
static real least@(real a, real b) {
  if (a != a) return a;
  if (a == 0 && b == 0) return to_bits@(a) >> SIGN ? a : b;
  return a <= b ? a : b;
}
