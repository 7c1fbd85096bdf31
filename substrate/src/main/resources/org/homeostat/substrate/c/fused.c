/* a*b + c, rounded once. Without hardware for it: all bits of the product, in two words, are added
   to those of c, aligned below the larger of the two; what falls off the end leaves one bit set. */
#ifdef __FP_FAST_FMA
static double fused(double a, double b, double c) { return __builtin_fma(a, b, c); }
#else
typedef struct {
  uint64_t high, low;
  int exponent; /* the number is (high*2^64 + low) * 2^exponent */
} wide;

static uint64_t significand(double x, int *exponent) {
  uint64_t bits = to_bits(x);
  *exponent = (int) (bits >> 52 & 0x7ff) - 1075;
  if (*exponent == -1075) { /* subnormal */
    bits = to_bits(x * 0x1p60);
    *exponent = (int) (bits >> 52 & 0x7ff) - 1135;
  }
  return (bits & 0xfffffffffffffu) | 0x10000000000000u;
}

static void align(wide *x, int exponent) {
  int by = exponent - x->exponent;
  uint64_t lost;
  if (by <= 0) return;
  x->exponent = exponent;
  if (by >= 64) {
    lost = x->low;
    x->low = x->high;
    x->high = 0;
    x->low |= lost != 0;
    by -= 64;
  }
  if (by >= 64) {
    x->low = (x->high | x->low) != 0;
    x->high = 0;
  } else if (by > 0) {
    lost = x->low << (64 - by);
    x->low = x->high << (64 - by) | x->low >> by | (lost != 0);
    x->high >>= by;
  }
}

static double rounded(uint64_t sign, wide x) {
  uint64_t m, rest;
  int field;
  while (!(x.high >> 63)) {
    x.high = x.high << 1 | x.low >> 63;
    x.low <<= 1;
    x.exponent--;
  }
  m = x.high | (x.low != 0);
  field = x.exponent + 127 + 1023;
  if (field >= 2047) return of_bits(sign | 0x7ff0000000000000u);
  if (field < 1) {
    int by = 1 - field;
    m = by > 63 ? 1 : m >> by | (m << (64 - by) != 0);
    field = 1;
    rest = m & 0x7ff;
    m >>= 11;
    m += rest > 0x400 || (rest == 0x400 && (m & 1));
    return of_bits(sign | m);
  }
  rest = m & 0x7ff;
  m >>= 11;
  m += rest > 0x400 || (rest == 0x400 && (m & 1));
  return of_bits(sign | (((uint64_t) (field - 1) << 52) + m));
}

static double fused(double a, double b, double c) {
  const uint64_t infinite = 0x7ff0000000000000u, top = 0x8000000000000000u;
  uint64_t x = to_bits(a), y = to_bits(b), z = to_bits(c);
  uint64_t sign = (x ^ y) & top, other = z & top, ma, mb, mc, middle;
  wide p, q;
  int ea, eb, ec;
  if ((x & infinite) == infinite || (y & infinite) == infinite || a == 0 || b == 0) return a * b + c;
  if ((z & infinite) == infinite) return c;
  if (c == 0) return a * b;
  ma = significand(a, &ea) << 10; /* so that the product begins below bit 126 */
  mb = significand(b, &eb) << 10;
  mc = significand(c, &ec);
  middle = (ma >> 32) * (mb & 0xffffffffu) + ((ma & 0xffffffffu) * (mb & 0xffffffffu) >> 32);
  p.low = ma * mb;
  p.high = (ma >> 32) * (mb >> 32) + (middle >> 32)
      + (((ma & 0xffffffffu) * (mb >> 32) + (middle & 0xffffffffu)) >> 32);
  p.exponent = ea + eb - 20;
  q.high = mc << 8;
  q.low = 0;
  q.exponent = ec - 72;
  align(&p, q.exponent);
  align(&q, p.exponent);
  if (sign == other) {
    p.low += q.low;
    p.high += q.high + (p.low < q.low);
    return rounded(sign, p);
  }
  if (p.high == q.high && p.low == q.low) return 0;
  if (p.high < q.high || (p.high == q.high && p.low < q.low)) {
    wide larger = q;
    q = p;
    p = larger;
    sign = other;
  }
  p.high -= q.high + (p.low < q.low);
  p.low -= q.low;
  return rounded(sign, p);
}
#endif
