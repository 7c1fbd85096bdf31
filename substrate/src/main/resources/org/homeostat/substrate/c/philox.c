/* Random bits: a function of their key, index and seed alone. Philox4x32-10 (Salmon, Moraes, Dror &
   Shaw 2011); the key is mixed of the source of noise and the element. */
static uint64_t key(uint64_t source, uint64_t element) {
  uint64_t mixed = source + (element + 1) * 0x9e3779b97f4a7c15u;
  mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9u;
  mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111ebu;
  return mixed ^ mixed >> 31;
}

static void random_bits(uint64_t key, uint64_t index, uint64_t seed, uint64_t *first, uint64_t *second) {
  uint32_t k0 = (uint32_t) key, k1 = (uint32_t) (key >> 32);
  uint32_t a = (uint32_t) index, b = (uint32_t) (index >> 32);
  uint32_t c = (uint32_t) seed, d = (uint32_t) (seed >> 32);
  for (int round = 0; round < 10; round++) {
    uint64_t p = (uint64_t) 0xcd9e8d57u * c, q = (uint64_t) 0xd2511f53u * a;
    a = (uint32_t) (p >> 32) ^ b ^ k0;
    b = (uint32_t) p;
    c = (uint32_t) (q >> 32) ^ d ^ k1;
    d = (uint32_t) q;
    k0 += 0x9e3779b9u;
    k1 += 0xbb67ae85u;
  }
  *first = (uint64_t) a << 32 | b;
  *second = (uint64_t) c << 32 | d;
}
