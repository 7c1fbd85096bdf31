/* The m of a number m*2^n with m in [1, 2). */
static float mantissaf(float a) {
  return of_bitsf((to_bitsf(a) & 0x7fffffu) | 0x3f800000u);
}
