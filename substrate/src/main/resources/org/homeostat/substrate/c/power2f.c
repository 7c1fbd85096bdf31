/* 2^n for a whole n. */
static float power2f(float n) { return of_bitsf(to_bitsf(n + (0x1.8p23f + 127)) << 23); }
