/* Integers of at most 32 bits. Each result is exact in 64 bits, rounded once (a half upward) and
   saturated at a width. */
static inline int32_t highest(int width) { return INT32_MAX >> (32 - width); }

static inline int32_t saturated(int64_t x, int width) {
  const int32_t top = highest(width), bottom = -top - 1;
  return x > top ? top : x < bottom ? bottom : (int32_t) x;
}

/* The shift of a negative number is not defined in C: all are moved up before and down after. */
static inline int64_t down(int64_t x, int by) {
  if (by == 0) return x;
  return (int64_t) (((uint64_t) x + ((uint64_t) 1 << 63)) >> by) - ((int64_t) 1 << (63 - by));
}

static inline int64_t up(int64_t x, int by) { return x * ((int64_t) 1 << by); }

static inline int64_t rounded(int64_t x, int by) {
  return by == 0 ? x : down(x + ((int64_t) 1 << (by - 1)), by);
}

static inline int32_t add(int32_t a, int32_t b, int width) {
  const int32_t top = highest(width), bottom = -top - 1;
  if (b >= 0) return a > top - b ? top : a + b < bottom ? bottom : a + b;
  return a < bottom - b ? bottom : a + b > top ? top : a + b;
}

static inline int32_t subtract(int32_t a, int32_t b, int width) {
  const int32_t top = highest(width), bottom = -top - 1;
  if (b <= 0) return a > top + b ? top : a - b < bottom ? bottom : a - b;
  return a < bottom + b ? bottom : a - b > top ? top : a - b;
}

static inline int32_t multiply(int32_t a, int32_t b, int shift, int width) {
  return saturated(rounded((int64_t) a * b, shift), width);
}

static inline int32_t multiply_add(int32_t a, int32_t b, int32_t c, int by, int shift, int width) {
  return saturated(rounded((int64_t) a * b + up(c, by), shift), width);
}

static inline int32_t divide(int32_t a, int32_t b, int shift, int width) {
  if (b == 0) return saturated(a == 0 ? 0 : a < 0 ? INT64_MIN / 2 : INT64_MAX / 2, width);
  return saturated(up(a, shift) / b, width);
}

static inline int32_t scale(int32_t a, int32_t by, int width) {
  if (by >= 32) return saturated(a == 0 ? 0 : a < 0 ? INT64_MIN / 2 : INT64_MAX / 2, width);
  if (by >= 0) return saturated(up(a, by), width);
  return by <= -32 ? 0 : saturated(rounded(a, -by), width);
}

static inline int32_t leading(int32_t a) {
  int32_t bit = -1;
  for (; a > 0; a >>= 1) bit++;
  return bit;
}

static inline int32_t square_root(int32_t a, int shift, int width) {
  uint64_t rest = a > 0 ? (uint64_t) a << shift : 0, root = 0;
  for (uint64_t bit = (uint64_t) 1 << 62; bit > 0; bit >>= 2) {
    uint64_t trial = root + bit;
    root >>= 1;
    if (rest >= trial) {
      rest -= trial;
      root += bit;
    }
  }
  return saturated((int64_t) root, width);
}

static inline int32_t clock_time(uint64_t k, int64_t multiplier, int shift, int width) {
  return saturated(rounded((int64_t) (k < INT32_MAX ? k : INT32_MAX) * multiplier, shift), width);
}

static inline void copy(int32_t *to, const int32_t *from, int size) {
  for (int i = 0; i < size; i++) to[i] = from[i];
}

static inline int inside(const int32_t *x, int size, int32_t top) {
  for (int i = 0; i < size; i++) {
    if (x[i] >= top || x[i] <= -top - 1) return 0;
  }
  return 1;
}
