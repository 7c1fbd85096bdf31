package org.homeostat.substrate.fixed;

import static org.homeostat.substrate.fixed.Curves.ANGLE;
import static org.homeostat.substrate.fixed.Curves.EXPONENT;

import java.util.List;
import org.homeostat.noise.Philox;

/// Two standard normal numbers of 128 random bits, in integers: the method of Box & Muller (1958)
/// on the same bits as [org.homeostat.noise.Normals], whose numbers these approach.
///
/// The bits are two words x and y. `W` is twice the upper 30 bits of x, plus 1, so that `u = W /
/// 2^31`; `F` the upper 30 bits of y less 2^29, an angle in half right angles. The lowest bit of y
/// is a sign, the next exchanges the two numbers.
public final class NormalPair {
  /// What the program reads and leaves.
  public static final String WORD = "w";

  public static final String FRACTION = "f";
  public static final String ALONG = "along";
  public static final String ACROSS = "across";
  private static final int WORD_BITS = 31;
  private static final long TWO_LN_2_30 = 1488522236;
  private static final long RIGHT_30 = 1686629713;

  private NormalPair() {}

  /// sqrt(-2*ln(u)) times the cosine and the sine.
  static IntegerProgram program(FixedPoint format) {
    var on = new IntegerBuilder(IntegerBuilder.FULL);
    var curves = new Curves(on, format.fraction());
    int w = on.append(new IntegerOperation.Read(WORD, 0));
    int f = on.append(new IntegerOperation.Read(FRACTION, 0));
    int minusLog2 = on.negate(curves.log2(w, WORD_BITS));
    int minusTwoLn = on.multiply(minusLog2, on.constant(TWO_LN_2_30), 30);
    int r = on.root(minusTwoLn, EXPONENT);
    int angle = on.multiply(f, on.constant(RIGHT_30), 60 - ANGLE);
    int down = ANGLE + EXPONENT - format.fraction();
    on.result(ALONG, List.of(product(on, format, r, curves.cosine(angle), down)));
    on.result(ACROSS, List.of(product(on, format, r, curves.sine(angle), down)));
    return on.program();
  }

  private static int product(IntegerBuilder on, FixedPoint format, int a, int b, int down) {
    return on.append(format.width(), new IntegerOperation.Multiply(down), a, b);
  }

  /// The two numbers of a counter.
  static long[] pair(IntegerProgram program, long key, long index, long seed) {
    Philox.Block bits = Philox.block(key, index, seed);
    long w = bits.x() >>> 34 << 1 | 1;
    long f = (bits.y() >>> 34) - (1L << 29);
    Machine machine = new Machine((name, _) -> name.equals(WORD) ? w : f, new long[0], 0);
    long[] values = machine.run(program.instructions());
    long sign = (bits.y() & 1) == 0 ? 1 : -1;
    long along = sign * values[program.result(ALONG).getFirst()];
    long across = sign * values[program.result(ACROSS).getFirst()];
    boolean exchanged = (bits.y() & 2) != 0;
    return exchanged ? new long[] {across, along} : new long[] {along, across};
  }
}
