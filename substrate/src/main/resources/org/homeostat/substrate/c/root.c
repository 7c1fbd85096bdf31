/* The square root, digit by digit in binary, rounded to nearest. */
static double root(double x) {
  uint64_t bits = to_bits(x), m, q = 0, rest = 0;
  int exponent = (int) (bits >> 52) - 1075, digit;
  if (!(x >= 0)) return of_bits(0x7ff8000000000000u);
  if (x == 0 || bits == 0x7ff0000000000000u) return x;
  if (exponent == -1075) { /* subnormal */
    bits = to_bits(x * 0x1p60);
    exponent = (int) (bits >> 52) - 1135;
  }
  m = (bits & 0xfffffffffffffu) | 0x10000000000000u;
  if (exponent & 1) {
    m <<= 1;
    exponent--;
  }
  for (digit = 0; digit < 54; digit++) {
    uint64_t trial = q << 2 | 1;
    rest = rest << 2 | (m >> 52 & 3);
    m <<= 2;
    q <<= 1;
    if (rest >= trial) {
      rest -= trial;
      q |= 1;
    }
  }
  return of_bits(((uint64_t) (exponent / 2 - 26 + 1074) << 52) + (q >> 1) + (q & 1));
}
