package org.homeostat.kernel;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.homeostat.kernel.ScalarPrimitives.EXPONENT_BIAS;
import static org.homeostat.kernel.ScalarPrimitives.FRACTION_BITS;
import static org.homeostat.kernel.ScalarPrimitives.FRACTION_LENGTH;
import static org.homeostat.kernel.ScalarPrimitives.INTEGER_BITS;
import static org.homeostat.kernel.ScalarPrimitives.ONE_BITS;
import static org.homeostat.kernel.ScalarPrimitives.POWER_BIAS;
import static org.homeostat.kernel.Tape.LANES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.homeostat.elementary.Constant;
import org.homeostat.elementary.Exponential;
import org.homeostat.elementary.Logarithm;
import org.homeostat.elementary.Significand;
import org.homeostat.elementary.Trigonometric;

/// Whole elementary functions in one pass of a [VectorWalk]: the primitives of
/// [org.homeostat.elementary.Elementary] in their order, so that the bits are the same, with
/// nothing stored between. The families of functions say what the lines compute.
///
/// Here are loops, for the processor computes the next vectors while the last ones wait.
final class FunctionLoops {
  private static final VectorSpecies<Double> S = DoubleVector.SPECIES_256;
  private static final int W = 4;

  private static final double ROUNDER = Constant.ROUNDER.wide();

  private static final double PER_QUARTER = Trigonometric.PER_QUARTER.wide();
  private static final double QUARTER = Trigonometric.QUARTER.wide();
  private static final double QUARTER_REST = Trigonometric.QUARTER_REST.wide();
  private static final double QUARTER_LAST = Trigonometric.QUARTER_LAST.wide();
  private static final double LIMIT = Trigonometric.LIMIT.wide();
  private static final double SINE_0 = Trigonometric.SINE.wide(0);
  private static final double SINE_1 = Trigonometric.SINE.wide(1);
  private static final double SINE_2 = Trigonometric.SINE.wide(2);
  private static final double SINE_3 = Trigonometric.SINE.wide(3);
  private static final double SINE_4 = Trigonometric.SINE.wide(4);
  private static final double SINE_5 = Trigonometric.SINE.wide(5);
  private static final double COSINE_0 = Trigonometric.COSINE.wide(0);
  private static final double COSINE_1 = Trigonometric.COSINE.wide(1);
  private static final double COSINE_2 = Trigonometric.COSINE.wide(2);
  private static final double COSINE_3 = Trigonometric.COSINE.wide(3);
  private static final double COSINE_4 = Trigonometric.COSINE.wide(4);
  private static final double COSINE_5 = Trigonometric.COSINE.wide(5);

  private static final double TOP = Exponential.TOP.wide();
  private static final double BOTTOM = Exponential.BOTTOM.wide();
  private static final double PER_LN2 = Exponential.PER_LN2.wide();
  private static final double LN2 = Exponential.LN2.wide();
  private static final double LN2_REST = Exponential.LN2_REST.wide();
  private static final double REST_0 = Exponential.REST.wide(0);
  private static final double REST_1 = Exponential.REST.wide(1);
  private static final double REST_2 = Exponential.REST.wide(2);
  private static final double REST_3 = Exponential.REST.wide(3);
  private static final double REST_4 = Exponential.REST.wide(4);
  private static final double REST_5 = Exponential.REST.wide(5);
  private static final double REST_6 = Exponential.REST.wide(6);
  private static final double REST_7 = Exponential.REST.wide(7);
  private static final double REST_8 = Exponential.REST.wide(8);
  private static final double REST_9 = Exponential.REST.wide(9);

  private static final double LEAST = Constant.SMALLEST_NORMAL.wide();
  private static final double SCALE = Significand.SCALE.wide();
  private static final double SCALE_EXPONENT = Significand.SCALE_EXPONENT.wide();
  private static final double ROOT = Significand.ROOT;
  private static final double LN2_HIGH = Logarithm.LN2_HIGH.wide();
  private static final double LN2_LOW = Logarithm.LN2_LOW.wide();
  private static final double BEND_0 = Logarithm.BEND.wide(0);
  private static final double BEND_1 = Logarithm.BEND.wide(1);
  private static final double BEND_2 = Logarithm.BEND.wide(2);
  private static final double BEND_3 = Logarithm.BEND.wide(3);
  private static final double BEND_4 = Logarithm.BEND.wide(4);
  private static final double BEND_5 = Logarithm.BEND.wide(5);
  private static final double BEND_6 = Logarithm.BEND.wide(6);

  private FunctionLoops() {}

  static void sine(double[] r, int t, int a) {
    turned(r, t, a, 0, 0);
  }

  static void cosine(double[] r, int t, int a) {
    turned(r, t, a, 1, Double.NaN);
  }

  /// The sine of an angle some quarter turns ahead; an angle equal to `kept` is its own sine.
  private static void turned(double[] rows, int t, int a, double ahead, double kept) {
    for (int l = 0; l < LANES; l += W) {
      DoubleVector angle = fromArray(S, rows, a + l);
      DoubleVector x = angle.mul(0.0).blend(angle, angle.abs().compare(LT, LIMIT));
      DoubleVector n =
          x.fma(broadcast(S, PER_QUARTER), broadcast(S, ROUNDER)).sub(broadcast(S, ROUNDER));
      DoubleVector first = n.fma(broadcast(S, -QUARTER), x);
      DoubleVector second = n.mul(broadcast(S, QUARTER_REST));
      DoubleVector r = first.sub(second);
      DoubleVector rest =
          first
              .sub(r)
              .sub(second)
              .sub(
                  n.fma(
                      broadcast(S, QUARTER_LAST), n.fma(broadcast(S, QUARTER_REST), second.neg())));
      DoubleVector z = r.mul(r);
      DoubleVector sine =
          broadcast(S, SINE_5)
              .fma(z, broadcast(S, SINE_4))
              .fma(z, broadcast(S, SINE_3))
              .fma(z, broadcast(S, SINE_2))
              .fma(z, broadcast(S, SINE_1))
              .fma(z, broadcast(S, SINE_0));
      sine = r.add(r.mul(z).fma(sine, rest));
      DoubleVector half = z.mul(broadcast(S, 0.5));
      DoubleVector main = broadcast(S, 1).sub(half);
      DoubleVector lost = broadcast(S, 1).sub(main).sub(half);
      DoubleVector cosine =
          broadcast(S, COSINE_5)
              .fma(z, broadcast(S, COSINE_4))
              .fma(z, broadcast(S, COSINE_3))
              .fma(z, broadcast(S, COSINE_2))
              .fma(z, broadcast(S, COSINE_1))
              .fma(z, broadcast(S, COSINE_0));
      cosine = main.add(r.neg().fma(rest, z.mul(z).fma(cosine, lost)));
      DoubleVector k = n.add(broadcast(S, ahead));
      DoubleVector pairs =
          k.fma(broadcast(S, 0.5), broadcast(S, ROUNDER)).sub(broadcast(S, ROUNDER));
      DoubleVector odd = pairs.fma(broadcast(S, -2), k);
      DoubleVector fours =
          pairs.fma(broadcast(S, 0.5), broadcast(S, ROUNDER)).sub(broadcast(S, ROUNDER));
      DoubleVector back = fours.fma(broadcast(S, -2), pairs);
      DoubleVector even = sine.neg().blend(sine, back.compare(EQ, 0));
      odd.mul(cosine)
          .blend(even, odd.compare(EQ, 0))
          .blend(angle, angle.compare(EQ, kept))
          .intoArray(rows, t + l);
    }
  }

  static void exponential(double[] rows, int t, int a) {
    for (int l = 0; l < LANES; l += W) {
      DoubleVector x = fromArray(S, rows, a + l);
      DoubleVector within =
          x.blend(broadcast(S, TOP), broadcast(S, TOP).compare(LT, x))
              .blend(broadcast(S, BOTTOM), x.compare(LT, BOTTOM));
      DoubleVector n =
          within.fma(broadcast(S, PER_LN2), broadcast(S, ROUNDER)).sub(broadcast(S, ROUNDER));
      DoubleVector r = n.fma(broadcast(S, -LN2_REST), n.fma(broadcast(S, -LN2), within));
      DoubleVector power =
          broadcast(S, REST_9)
              .fma(r, broadcast(S, REST_8))
              .fma(r, broadcast(S, REST_7))
              .fma(r, broadcast(S, REST_6))
              .fma(r, broadcast(S, REST_5))
              .fma(r, broadcast(S, REST_4))
              .fma(r, broadcast(S, REST_3))
              .fma(r, broadcast(S, REST_2))
              .fma(r, broadcast(S, REST_1))
              .fma(r, broadcast(S, REST_0))
              .fma(r, broadcast(S, 1))
              .fma(r, broadcast(S, 1));
      DoubleVector half =
          n.fma(broadcast(S, 0.5), broadcast(S, ROUNDER)).sub(broadcast(S, ROUNDER));
      DoubleVector low =
          half.add(POWER_BIAS)
              .reinterpretAsLongs()
              .lanewise(LSHL, FRACTION_LENGTH)
              .reinterpretAsDoubles();
      DoubleVector high =
          n.sub(half)
              .add(POWER_BIAS)
              .reinterpretAsLongs()
              .lanewise(LSHL, FRACTION_LENGTH)
              .reinterpretAsDoubles();
      power.mul(low).mul(high).intoArray(rows, t + l);
    }
  }

  static void logarithm(double[] rows, int t, int a) {
    for (int l = 0; l < LANES; l += W) {
      DoubleVector x = fromArray(S, rows, a + l);
      DoubleVector normal = x.blend(x.mul(broadcast(S, SCALE)), x.compare(LT, LEAST));
      DoubleVector shift =
          broadcast(S, 0).blend(broadcast(S, SCALE_EXPONENT), x.compare(LT, LEAST));
      DoubleVector whole =
          normal.reinterpretAsLongs().and(FRACTION_BITS).or(ONE_BITS).reinterpretAsDoubles();
      DoubleVector m = whole.mul(broadcast(S, 0.5)).blend(whole, whole.compare(LT, ROOT));
      DoubleVector carry = shift.add(broadcast(S, 1)).blend(shift, whole.compare(LT, ROOT));
      DoubleVector e =
          normal
              .reinterpretAsLongs()
              .lanewise(LSHR, FRACTION_LENGTH)
              .or(INTEGER_BITS)
              .reinterpretAsDoubles()
              .sub(EXPONENT_BIAS)
              .add(carry);
      DoubleVector f = m.sub(broadcast(S, 1));
      DoubleVector s = f.div(m.add(broadcast(S, 1)));
      DoubleVector z = s.mul(s);
      DoubleVector square = f.mul(broadcast(S, 0.5)).mul(f);
      DoubleVector bend =
          broadcast(S, BEND_6)
              .fma(z, broadcast(S, BEND_5))
              .fma(z, broadcast(S, BEND_4))
              .fma(z, broadcast(S, BEND_3))
              .fma(z, broadcast(S, BEND_2))
              .fma(z, broadcast(S, BEND_1))
              .fma(z, broadcast(S, BEND_0));
      DoubleVector bent = s.fma(z.fma(bend, square), e.fma(broadcast(S, LN2_LOW), broadcast(S, 0)));
      DoubleVector value = e.fma(broadcast(S, LN2_HIGH), f.sub(square.sub(bent)));
      DoubleVector finite = x.blend(value, x.compare(LT, Double.POSITIVE_INFINITY));
      broadcast(S, Double.NaN)
          .blend(broadcast(S, Double.NEGATIVE_INFINITY), x.compare(EQ, 0))
          .blend(finite, broadcast(S, 0).compare(LT, x))
          .intoArray(rows, t + l);
    }
  }
}
