/* a*b + c, rounded once. The product is exact in double; the sum is rounded to odd there, so that
   rounding it to float is as if it had been exact (Boldo & Melquiond 2008, IEEE Transactions on
   Computers 57). */
#ifdef __FP_FAST_FMAF
static float fusedf(float a, float b, float c) { return __builtin_fmaf(a, b, c); }
#else
static float fusedf(float a, float b, float c) {
  double product = (double) a * b;
  double sum = product + c;
  double back = sum - product;
  double rest = (product - (sum - back)) + (c - back);
  uint64_t bits = to_bits(sum);
  if (rest != 0 && rest == rest && !(bits & 1)) {
    bits += (rest > 0) == (sum > 0) ? 1 : (uint64_t) -1;
  }
  return (float) of_bits(bits);
}
#endif
