/* The n of a number m*2^n with m in [1, 2). */
static float exponentf(float a) {
  return of_bitsf(to_bitsf(a) >> 23 | 0x4b000000u) - (0x1p23f + 127);
}
