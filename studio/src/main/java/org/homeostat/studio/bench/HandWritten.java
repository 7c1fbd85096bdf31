package org.homeostat.studio.bench;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The double integrator written by hand for this one benchmark: Philox4x32-10 (Salmon et al.
/// 2011), the transform of Box and Muller (1958) and two Euler-Maruyama steps over lanes that stay
/// in the first cache. In longer loops it was several times slower, as HotSpot gives up inlining so
/// long a body. Generated code is held against it.
final class HandWritten {
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
  private static final int LANES = 256;
  private static final int STEPS = 4000;
  private static final long LOW = 0xffffffffL;
  private static final long ROOT_HALF = 0x3fe6a09e667f3bcdL;
  private static final long FRACTION = 0x000fffffffffffffL;
  private static final long INTEGER = 0x4338000000000000L;
  private static final long ONE_BITS = 0x3ff0000000000000L;
  private static final double LOG_2 = 0.6931471805599453;
  private static final DoubleVector ONE = all(1);
  private static final DoubleVector TWO = all(2);
  private static final DoubleVector L7 = all(2.0 / 15);
  private static final DoubleVector L6 = all(2.0 / 13);
  private static final DoubleVector L5 = all(2.0 / 11);
  private static final DoubleVector L4 = all(2.0 / 9);
  private static final DoubleVector L3 = all(2.0 / 7);
  private static final DoubleVector L2 = all(2.0 / 5);
  private static final DoubleVector L1 = all(2.0 / 3);
  private static final DoubleVector S6 = all(5.692172921967926e-8);
  private static final DoubleVector S5 = all(-3.598843235212085e-6);
  private static final DoubleVector S4 = all(1.604411847873598e-4);
  private static final DoubleVector S3 = all(-4.681754135318688e-3);
  private static final DoubleVector S2 = all(7.969262624616704e-2);
  private static final DoubleVector S1 = all(-0.6459640975062462);
  private static final DoubleVector S0 = all(1.5707963267948966);
  private static final DoubleVector C6 = all(4.710874778818172e-7);
  private static final DoubleVector C5 = all(-2.520204237306061e-5);
  private static final DoubleVector C4 = all(9.192602748394266e-4);
  private static final DoubleVector C3 = all(-2.086348076335296e-2);
  private static final DoubleVector C2 = all(0.2536695079010480);
  private static final DoubleVector C1 = all(-1.2337005501361697);

  private final double h;
  private final double shake;
  private final double mass;
  private final double friction;
  private final double u;
  private final double[] xs = new double[LANES];
  private final double[] vs = new double[LANES];
  private final long[] first = new long[LANES];
  private final long[] second = new long[LANES];
  private final double[] one = new double[LANES];
  private final double[] other = new double[LANES];

  private HandWritten(double h, double shake, double mass, double friction, double u) {
    this.h = h;
    this.shake = shake * Math.sqrt(h);
    this.mass = mass;
    this.friction = friction;
    this.u = u;
  }

  static Workload doubleIntegrator() {
    HandWritten block = new HandWritten(0.1, 0.1, 1, 0.5, 0);
    return new Workload(
        () -> {
          for (int pair = 0; pair < STEPS / 2; pair++) {
            block.bits(pair);
            block.radii();
            block.normals();
            block.steps();
          }
        },
        (double) LANES * STEPS);
  }

  /// Writes the generator's bits for a pair of steps.
  private void bits(long pair) {
    for (int lane = 0; lane < LANES; lane += DOUBLES.length()) {
      LongVector c0 = LongVector.broadcast(LONGS, pair);
      LongVector c1 = LongVector.zero(LONGS);
      LongVector c2 = LongVector.broadcast(LONGS, lane).addIndex(1);
      LongVector c3 = c1;
      long k0 = 0x12345678L;
      long k1 = 0x9abcdef0L;
      for (int round = 0; round < 10; round++) {
        // HotSpot takes the fast product of 32-bit words if it sees that the upper halves are 0
        LongVector p0 = c0.and(LOW).mul(LongVector.broadcast(LONGS, 0xD2511F53L).and(LOW));
        LongVector p1 = c2.and(LOW).mul(LongVector.broadcast(LONGS, 0xCD9E8D57L).and(LOW));
        c0 = p1.lanewise(LSHR, 32).lanewise(XOR, c1).lanewise(XOR, k0);
        c2 = p0.lanewise(LSHR, 32).lanewise(XOR, c3).lanewise(XOR, k1);
        c1 = p1.and(LOW);
        c3 = p0.and(LOW);
        k0 = (k0 + 0x9E3779B9L) & LOW;
        k1 = (k1 + 0xBB67AE85L) & LOW;
      }
      c0.lanewise(LSHL, 32).or(c1).intoArray(first, lane);
      c2.lanewise(LSHL, 32).or(c3).intoArray(second, lane);
    }
  }

  /// sqrt(-2 log u), the logarithm by the series of the inverse hyperbolic tangent.
  private void radii() {
    for (int lane = 0; lane < LANES; lane += DOUBLES.length()) {
      LongVector bits = LongVector.fromArray(LONGS, first, lane).lanewise(LSHR, 12).or(ONE_BITS);
      DoubleVector u = TWO.sub(bits.reinterpretAsDoubles());
      LongVector shifted = u.reinterpretAsLongs().sub(ROOT_HALF);
      LongVector power = shifted.lanewise(ASHR, 52).add(INTEGER);
      DoubleVector e = power.reinterpretAsDoubles().sub(0x1.8p52);
      DoubleVector m = shifted.and(FRACTION).add(ROOT_HALF).reinterpretAsDoubles();
      DoubleVector s = m.sub(1).div(m.add(1));
      DoubleVector z = s.mul(s);
      DoubleVector p = L7.fma(z, L6).fma(z, L5).fma(z, L4).fma(z, L3).fma(z, L2).fma(z, L1);
      DoubleVector log = s.mul(p.fma(z, TWO)).add(e.mul(LOG_2));
      log.mul(-2).sqrt().intoArray(one, lane);
    }
  }

  /// Turns the radii by angles in quarter turns; sine and cosine by Taylor's series.
  private void normals() {
    for (int lane = 0; lane < LANES; lane += DOUBLES.length()) {
      LongVector angle = LongVector.fromArray(LONGS, second, lane);
      LongVector fraction = angle.lanewise(LSHL, 2).lanewise(LSHR, 12).or(ONE_BITS);
      DoubleVector f = fraction.reinterpretAsDoubles().sub(1.5);
      DoubleVector z = f.mul(f);
      DoubleVector c = C6.fma(z, C5).fma(z, C4).fma(z, C3).fma(z, C2).fma(z, C1).fma(z, ONE);
      DoubleVector s = S6.fma(z, S5).fma(z, S4).fma(z, S3).fma(z, S2).fma(z, S1).fma(z, S0);
      DoubleVector radius = DoubleVector.fromArray(DOUBLES, one, lane);
      LongVector sign = angle.lanewise(LSHR, 63).lanewise(LSHL, 63);
      LongVector signed = radius.reinterpretAsLongs().lanewise(XOR, sign);
      radius = signed.reinterpretAsDoubles();
      DoubleVector along = radius.mul(c);
      DoubleVector across = radius.mul(f.mul(s));
      VectorMask<Double> straight = angle.and(1L << 62).compare(EQ, 0).cast(DOUBLES);
      across.blend(along, straight).intoArray(one, lane);
      along.blend(across, straight).intoArray(other, lane);
    }
  }

  private void steps() {
    for (int lane = 0; lane < LANES; lane += DOUBLES.length()) {
      DoubleVector x = DoubleVector.fromArray(DOUBLES, xs, lane);
      DoubleVector v = DoubleVector.fromArray(DOUBLES, vs, lane);
      DoubleVector a = v.mul(-friction).add(u).div(mass);
      x = v.mul(h).add(x);
      v = a.mul(h).add(v).add(DoubleVector.fromArray(DOUBLES, one, lane).mul(shake));
      a = v.mul(-friction).add(u).div(mass);
      x = v.mul(h).add(x);
      v = a.mul(h).add(v).add(DoubleVector.fromArray(DOUBLES, other, lane).mul(shake));
      x.intoArray(xs, lane);
      v.intoArray(vs, lane);
    }
  }

  private static DoubleVector all(double value) {
    return DoubleVector.broadcast(DOUBLES, value);
  }
}
