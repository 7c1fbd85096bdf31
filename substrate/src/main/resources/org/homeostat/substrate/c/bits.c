/* The bits of a double, and back. */
static inline uint64_t to_bits(double x) {
  union { double number; uint64_t bits; } both;
  both.number = x;
  return both.bits;
}

static inline double of_bits(uint64_t bits) {
  union { double number; uint64_t bits; } both;
  both.bits = bits;
  return both.number;
}
