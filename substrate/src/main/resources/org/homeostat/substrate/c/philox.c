/* Random bits: a function of their key, index and seed alone. Philox4x32-10 (Salmon, Moraes, Dror &
   Shaw 2011); the key is mixed of the source of noise and the element. */
static uint64_t key(uint64_t source, uint64_t element) {
  uint64_t mixed = source + (element + 1) * 0x9e3779b97f4a7c15u;
  mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9u;
  mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111ebu;
  return mixed ^ mixed >> 31;
}

static void random_bits(uint64_t key, uint64_t index, uint64_t seed, uint64_t *first, uint64_t *second) {
  uint64_t x = index << 32 | index >> 32, y = seed << 32 | seed >> 32;
  uint64_t k0 = key << 32, k1 = key & 0xffffffff00000000u;
  for (int round = 0; round < 10; round++) {
    uint64_t next = 0xcd9e8d57u * (y >> 32) ^ x << 32 ^ k0;
    y = 0xd2511f53u * (x >> 32) ^ y << 32 ^ k1;
    x = next;
    k0 += (uint64_t) 0x9e3779b9u << 32;
    k1 += (uint64_t) 0xbb67ae85u << 32;
  }
  *first = x;
  *second = y;
}
