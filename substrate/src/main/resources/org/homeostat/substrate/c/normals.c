/* Noise: two standard normal numbers of random bits, by the method of Box & Muller (1958). */
static double horner(double z, const double *coefficients, int degree) {
  double sum = coefficients[degree];
  while (degree-- > 0) sum = fused(z, sum, coefficients[degree]);
  return sum;
}

static double minus_two_log(double u) {
  static const double series[] = {
    -0x1.5555555555558p+0, -0x1.99999999952e2p-1, -0x1.2492492df148dp-1, -0x1.c71c62e5800a1p-2,
    -0x1.7462b4ab2ef6bp-2, -0x1.39fe606542ddep-2, -0x1.2b584aae78a57p-2
  };
  uint64_t shifted = to_bits(u) + (0x3ff0000000000000u - 0x3fe6a09e667f3bcdu);
  double k = of_bits(shifted >> 52 | 0x4330000000000000u) - (0x1p52 + 1023);
  double m = of_bits((shifted & 0xfffffffffffffu) + 0x3fe6a09e667f3bcdu);
  double f = m - 1, s = f / (m + 1), z = s * s, twice = f + f;
  double p = horner(z, series, 6);
  return fused(s, fused(z, p, twice), fused(k, -0x1.62e42fefa39efp+0, -twice));
}

static void pair(uint64_t key, uint64_t index, uint64_t seed, double *first, double *second) {
  static const double sine[] = {
    0x1.921fb54442d18p+0, -0x1.4abbce625be41p-1, 0x1.466bc677587f8p-4, -0x1.32d2cce2e5b19p-8,
    0x1.50782fda12d96p-13, -0x1.e30071afc3e59p-19, 0x1.e3f38399551bfp-25
  };
  static const double cosine[] = {
    1, -0x1.3bd3cc9be45dep+0, 0x1.03c1f081b5ac0p-2, -0x1.55d3c7e3cb241p-6, 0x1.e1f5068688d5bp-11,
    -0x1.a6d1eef479be1p-16, 0x1.f9ce245cada0bp-22, -0x1.b2f3eb054afcdp-28
  };
  uint64_t x, y;
  double r, f, z, along, across;
  random_bits(key, index, seed, &x, &y);
  r = root(minus_two_log(of_bits(x >> 12 | 0x3ff0000000000000u) - (1 - 0x1p-53)));
  if (y & 1) r = -r;
  f = of_bits(y >> 12 | 0x3ff0000000000001u) - 1.5;
  z = f * f;
  along = r * horner(z, cosine, 7);
  across = r * (f * horner(z, sine, 6));
  *first = y & 2 ? across : along;
  *second = y & 2 ? along : across;
}
