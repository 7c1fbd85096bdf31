/* 2^n for a whole n. */
static double power2(double n) { return of_bits(to_bits(n + (0x1.8p52 + 1023)) << 52); }
