package org.homeostat.noise;

/// Philox4x32-10: ten rounds of a keyed bijection of 128-bit counters, whose values at successive
/// counters pass the test batteries of TestU01.
///
/// The four 32-bit words `c0 c1 c2 c3` of the counter are held in two numbers of 64 bits, `x =
/// c0:c1` and `y = c2:c3` (the first word is the upper half), and the words `k0 k1` of the key in
/// the upper halves of two numbers. A round is then
///
/// ```
/// x' = B*upper(y) ^ (x << 32) ^ k0        k0' = k0 + (V << 32)
/// y' = A*upper(x) ^ (y << 32) ^ k1        k1' = k1 + (W << 32)
/// ```
///
/// Source: Salmon, Moraes, Dror, Shaw, *Parallel random numbers: as easy as 1, 2, 3*, SC 2011.
public final class Philox {
  static final int ROUNDS = 10;
  static final long A = 0xD2511F53L;
  static final long B = 0xCD9E8D57L;
  static final long V = 0x9E3779B9L << 32;
  static final long W = 0xBB67AE85L << 32;
  static final long UPPER = 0xFFFFFFFF_00000000L;

  /// 128 random bits: the words `c0:c1` and `c2:c3` of the last round.
  public record Block(long x, long y) {}

  private Philox() {}

  /// The bits of one counter.
  ///
  /// @param key `k0` in its lower and `k1` in its upper half
  /// @param index the words `c0` (lower half) and `c1` of the counter
  /// @param seed the words `c2` (lower half) and `c3` of the counter
  public static Block block(long key, long index, long seed) {
    long x = Long.rotateLeft(index, 32);
    long y = Long.rotateLeft(seed, 32);
    long k0 = first(key);
    long k1 = second(key);
    for (int round = 0; round < ROUNDS; round++) {
      long next = cross(B, y, x, k0);
      y = cross(A, x, y, k1);
      x = next;
      k0 += V;
      k1 += W;
    }
    return new Block(x, y);
  }

  static long first(long key) {
    return key << 32;
  }

  static long second(long key) {
    return key & UPPER;
  }

  private static long cross(long multiplier, long from, long into, long key) {
    return multiplier * (from >>> 32) ^ into << 32 ^ key;
  }
}
