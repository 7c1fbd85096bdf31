/* The bits of a float, and back. */
static uint32_t to_bitsf(float x) {
  union { float number; uint32_t bits; } both;
  both.number = x;
  return both.bits;
}

static float of_bitsf(uint32_t bits) {
  union { float number; uint32_t bits; } both;
  both.bits = bits;
  return both.number;
}
