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
/// in the first cache. In a single loop it was five times slower: HotSpot gives up inlining a body
/// so long. Generated code is held against it.
final class HandWritten {
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
  private static final int LANES = 256;
  private static final int STEPS = 4000;
  private static final long LOW = 0xffffffffL;
  private static final long ROOT_HALF = 0x3fe6a09e667f3bcdL;
  private static final long FRACTION = 0x000fffffffffffffL;
  private static final long INTEGER = 0x4338000000000000L;
  private static final double LOG_2 = 0.6931471805599453;

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
        LongVector p0 = c0.mul(0xD2511F53L);
        LongVector p1 = c2.mul(0xCD9E8D57L);
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

  private void normals() {
    for (int lane = 0; lane < LANES; lane += DOUBLES.length()) {
      DoubleVector radius = radius(LongVector.fromArray(LONGS, first, lane));
      LongVector angle = LongVector.fromArray(LONGS, second, lane);
      DoubleVector f = unit(angle.lanewise(LSHL, 2)).sub(1.5);
      DoubleVector z = f.mul(f);
      DoubleVector cosine = radius.mul(cosine(z));
      DoubleVector sine = radius.mul(f.mul(sine(z)));
      LongVector quadrant = angle.lanewise(LSHR, 62);
      VectorMask<Double> straight = quadrant.and(1).compare(EQ, 0).cast(DOUBLES);
      LongVector sign = quadrant.and(2).lanewise(LSHL, 62);
      signed(sine.blend(cosine, straight), sign).intoArray(one, lane);
      signed(cosine.blend(sine, straight), sign).intoArray(other, lane);
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

  private static DoubleVector signed(DoubleVector value, LongVector sign) {
    return value.reinterpretAsLongs().lanewise(XOR, sign).reinterpretAsDoubles();
  }

  /// A number in [1, 2) from the upper bits.
  private static DoubleVector unit(LongVector bits) {
    return bits.lanewise(LSHR, 12).or(0x3ff0000000000000L).reinterpretAsDoubles();
  }

  /// sqrt(-2 log u) by the series of the inverse hyperbolic tangent.
  private static DoubleVector radius(LongVector bits) {
    DoubleVector u = DoubleVector.broadcast(DOUBLES, 2).sub(unit(bits));
    LongVector shifted = u.reinterpretAsLongs().sub(ROOT_HALF);
    DoubleVector e = shifted.lanewise(ASHR, 52).add(INTEGER).reinterpretAsDoubles().sub(0x1.8p52);
    DoubleVector m = shifted.and(FRACTION).add(ROOT_HALF).reinterpretAsDoubles();
    DoubleVector s = m.sub(1).div(m.add(1));
    DoubleVector z = s.mul(s);
    DoubleVector p = step(DoubleVector.broadcast(DOUBLES, 2.0 / 15), z, 2.0 / 13);
    p = step(step(step(p, z, 2.0 / 11), z, 2.0 / 9), z, 2.0 / 7);
    p = step(step(step(p, z, 2.0 / 5), z, 2.0 / 3), z, 2);
    return s.fma(p, e.mul(LOG_2)).mul(-2).sqrt();
  }

  /// sin(pi/2 f)/f for f in [-1/2, 1/2] by Taylor's series in z = f^2.
  private static DoubleVector sine(DoubleVector z) {
    DoubleVector p = DoubleVector.broadcast(DOUBLES, 5.692172921967926e-8);
    p = step(step(p, z, -3.598843235212085e-6), z, 1.604411847873598e-4);
    p = step(step(p, z, -4.681754135318688e-3), z, 7.969262624616704e-2);
    return step(step(p, z, -0.6459640975062462), z, 1.5707963267948966);
  }

  /// cos(pi/2 f) for f in [-1/2, 1/2] by Taylor's series in z = f^2.
  private static DoubleVector cosine(DoubleVector z) {
    DoubleVector p = DoubleVector.broadcast(DOUBLES, -6.386603083791840e-9);
    p = step(step(p, z, 4.710874778818172e-7), z, -2.520204237306061e-5);
    p = step(step(p, z, 9.192602748394266e-4), z, -2.086348076335296e-2);
    p = step(step(p, z, 0.2536695079010480), z, -1.2337005501361697);
    return step(p, z, 1);
  }

  private static DoubleVector step(DoubleVector p, DoubleVector z, double coefficient) {
    return p.fma(z, DoubleVector.broadcast(DOUBLES, coefficient));
  }
}
