/* The bits of a float, and back. */
static inline uint32_t to_bitsf(float x) {
  union { float number; uint32_t bits; } both;
  both.number = x;
  return both.bits;
}

static inline float of_bitsf(uint32_t bits) {
  union { float number; uint32_t bits; } both;
  both.bits = bits;
  return both.number;
}
