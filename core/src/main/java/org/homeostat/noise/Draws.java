package org.homeostat.noise;

/// A stream of random numbers for choices, from the counter-based generator: number `i` of a stream
/// is a pure function of the stream's name, its number and `i`, so a search may stop and go on.
///
/// ```
/// bits = Philox4x32-10(key of the name, counter (i/2, number))
/// ```
public final class Draws {
  private static final double UNIT = 0x1p-53;

  private final long key;
  private final long number;
  private long drawn;
  private long spare;

  private Draws(long key, long number) {
    this.key = key;
    this.number = number;
  }

  /// The stream of a name and number, from its beginning.
  public static Draws of(String name, long number) {
    return new Draws(new Source(name, 1).key(0), number);
  }

  /// The stream of the same name and another number, from its beginning.
  public Draws stream(long other) {
    return new Draws(key, other);
  }

  /// The next 64 bits.
  public long bits() {
    if (drawn++ % 2 == 1) {
      return spare;
    }
    Philox.Block block = Philox.block(key, drawn / 2, number);
    spare = block.y();
    return block.x();
  }

  /// A number in [0, 1), a multiple of 2^-53.
  public double uniform() {
    return (bits() >>> 11) * UNIT;
  }

  /// A whole number from 0 to n - 1; the chances of two numbers differ by less than n*2^-32.
  public int below(int n) {
    return (int) (((bits() >>> 32) * n) >>> 32);
  }

  /// A standard normal number.
  public double normal() {
    long x = bits();
    long y = bits();
    double r = BoxMuller.radius(x, y);
    double f = BoxMuller.fraction(y);
    return r * (BoxMuller.exchanged(y) ? BoxMuller.sine(f) : BoxMuller.cosine(f));
  }
}
