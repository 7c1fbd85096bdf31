package org.homeostat.noise;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.NE;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Pairs computed with the Vector API, as many lanes at a time as the processor has. Slow until it
/// has been compiled. Only to be loaded where the module `jdk.incubator.vector` is present.
///
/// There are three loops, for in one the compiler would reach its limit of inlining and box every
/// vector. What they hand on stands in the rows of the normals themselves: first the generator's
/// raw bits, then radius and bits, then the pair.
record VectorPairs() implements Pairs {
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  private static final long LOWER = 0xFFFFFFFFL;

  private static final DoubleVector L6 = constant(BoxMuller.L6);
  private static final DoubleVector L5 = constant(BoxMuller.L5);
  private static final DoubleVector L4 = constant(BoxMuller.L4);
  private static final DoubleVector L3 = constant(BoxMuller.L3);
  private static final DoubleVector L2 = constant(BoxMuller.L2);
  private static final DoubleVector L1 = constant(BoxMuller.L1);
  private static final DoubleVector L0 = constant(BoxMuller.L0);
  private static final DoubleVector MINUS_TWO_LN_2 = constant(BoxMuller.MINUS_TWO_LN_2);
  private static final DoubleVector S6 = constant(BoxMuller.S6);
  private static final DoubleVector S5 = constant(BoxMuller.S5);
  private static final DoubleVector S4 = constant(BoxMuller.S4);
  private static final DoubleVector S3 = constant(BoxMuller.S3);
  private static final DoubleVector S2 = constant(BoxMuller.S2);
  private static final DoubleVector S1 = constant(BoxMuller.S1);
  private static final DoubleVector S0 = constant(BoxMuller.S0);
  private static final DoubleVector C7 = constant(BoxMuller.C7);
  private static final DoubleVector C6 = constant(BoxMuller.C6);
  private static final DoubleVector C5 = constant(BoxMuller.C5);
  private static final DoubleVector C4 = constant(BoxMuller.C4);
  private static final DoubleVector C3 = constant(BoxMuller.C3);
  private static final DoubleVector C2 = constant(BoxMuller.C2);
  private static final DoubleVector C1 = constant(BoxMuller.C1);
  private static final DoubleVector C0 = constant(1);

  @Override
  public void fill(
      long key, long index, long[] seeds, int lanes, double[] normals, int first, int second) {
    int bound = LONGS.loopBound(lanes);
    writeBits(key, index, seeds, bound, normals, first, second);
    toRadii(bound, normals, first, second);
    turn(bound, normals, first, second);
    for (int lane = bound; lane < lanes; lane++) {
      PlainPairs.set(key, index, seeds[lane], normals, first + lane, second + lane);
    }
  }

  @Override
  public void fillLane(
      long[] keys, long index, long seed, double[] normals, int first, int second) {
    int bound = LONGS.loopBound(keys.length);
    writeBits(keys, index, seed, bound, normals, first, second);
    toRadii(bound, normals, first, second);
    turn(bound, normals, first, second);
    for (int e = bound; e < keys.length; e++) {
      PlainPairs.set(keys[e], index, seed, normals, first + e, second + e);
    }
  }

  /// Writes the generator's bits, as they are, where the normals will be.
  private static void writeBits(
      long key, long index, long[] seeds, int bound, double[] normals, int first, int second) {
    for (int lane = 0; lane < bound; lane += LONGS.length()) {
      LongVector y = LongVector.fromArray(LONGS, seeds, lane);
      y = y.lanewise(LSHL, 32).or(y.lanewise(LSHR, 32));
      LongVector x = LongVector.broadcast(LONGS, Long.rotateLeft(index, 32));
      long k0 = Philox.first(key);
      long k1 = Philox.second(key);
      for (int round = 0; round < Philox.ROUNDS; round++) {
        LongVector next = cross(Philox.B, y, x).lanewise(XOR, k0);
        y = cross(Philox.A, x, y).lanewise(XOR, k1);
        x = next;
        k0 += Philox.V;
        k1 += Philox.W;
      }
      x.reinterpretAsDoubles().intoArray(normals, first + lane);
      y.reinterpretAsDoubles().intoArray(normals, second + lane);
    }
  }

  /// The same for many keys in one lane. Vectors that a method of ours is handed would be boxed, so
  /// the rounds stand here once more.
  private static void writeBits(
      long[] keys, long index, long seed, int bound, double[] normals, int first, int second) {
    for (int e = 0; e < bound; e += LONGS.length()) {
      LongVector key = LongVector.fromArray(LONGS, keys, e);
      LongVector k0 = key.lanewise(LSHL, 32);
      LongVector k1 = key.and(Philox.UPPER);
      LongVector x = LongVector.broadcast(LONGS, Long.rotateLeft(index, 32));
      LongVector y = LongVector.broadcast(LONGS, Long.rotateLeft(seed, 32));
      for (int round = 0; round < Philox.ROUNDS; round++) {
        LongVector next = cross(Philox.B, y, x).lanewise(XOR, k0);
        y = cross(Philox.A, x, y).lanewise(XOR, k1);
        x = next;
        k0 = k0.add(Philox.V);
        k1 = k1.add(Philox.W);
      }
      x.reinterpretAsDoubles().intoArray(normals, first + e);
      y.reinterpretAsDoubles().intoArray(normals, second + e);
    }
  }

  /// Replaces the first bits of each pair by its radius.
  private static void toRadii(int bound, double[] normals, int first, int second) {
    for (int lane = 0; lane < bound; lane += LONGS.length()) {
      LongVector x = bits(normals, first + lane);
      LongVector y = bits(normals, second + lane);
      DoubleVector u = ones(x, BoxMuller.ONE).sub(BoxMuller.BELOW_ONE);
      DoubleVector r = minusTwoLog(u).sqrt();
      r.reinterpretAsLongs()
          .lanewise(XOR, y.lanewise(LSHL, 63))
          .reinterpretAsDoubles()
          .intoArray(normals, first + lane);
    }
  }

  /// Turns each radius by the angle in the second bits of its pair.
  private static void turn(int bound, double[] normals, int first, int second) {
    for (int lane = 0; lane < bound; lane += LONGS.length()) {
      DoubleVector r = DoubleVector.fromArray(DOUBLES, normals, first + lane);
      LongVector y = bits(normals, second + lane);
      DoubleVector f = ones(y, BoxMuller.ONE_AND_HALF_CELL).sub(1.5);
      DoubleVector z = f.mul(f);
      DoubleVector along = r.mul(cosine(z));
      DoubleVector across = r.mul(f.mul(sine(z)));
      VectorMask<Double> exchanged = y.and(2).compare(NE, 0).cast(DOUBLES);
      along.blend(across, exchanged).intoArray(normals, first + lane);
      across.blend(along, exchanged).intoArray(normals, second + lane);
    }
  }

  private static LongVector bits(double[] normals, int at) {
    return DoubleVector.fromArray(DOUBLES, normals, at).reinterpretAsLongs();
  }

  /// Half a round. The mask changes no value, but shows the compiler that the upper halves of both
  /// factors are zero: it then multiplies 32 bits by 32, without which AVX2 runs at half the speed.
  private static LongVector cross(long multiplier, LongVector from, LongVector into) {
    LongVector factor = LongVector.broadcast(LONGS, multiplier).and(LOWER);
    LongVector product = from.lanewise(LSHR, 32).mul(factor);
    return product.lanewise(XOR, into.lanewise(LSHL, 32));
  }

  private static DoubleVector ones(LongVector bits, long one) {
    return bits.lanewise(LSHR, 12).or(one).reinterpretAsDoubles();
  }

  private static DoubleVector minusTwoLog(DoubleVector u) {
    LongVector shifted = u.reinterpretAsLongs().add(BoxMuller.ONE - BoxMuller.ROOT_HALF);
    DoubleVector k =
        shifted
            .lanewise(LSHR, 52)
            .or(BoxMuller.INTEGER)
            .reinterpretAsDoubles()
            .sub(BoxMuller.INTEGER_AND_BIAS);
    DoubleVector m =
        shifted.and(BoxMuller.MANTISSA).add(BoxMuller.ROOT_HALF).reinterpretAsDoubles();
    DoubleVector f = m.sub(1);
    DoubleVector s = f.div(m.add(1));
    DoubleVector z = s.mul(s);
    DoubleVector p = z.fma(L6, L5);
    p = z.fma(p, L4);
    p = z.fma(p, L3);
    p = z.fma(p, L2);
    p = z.fma(p, L1);
    p = z.fma(p, L0);
    DoubleVector twice = f.add(f);
    DoubleVector base = k.fma(MINUS_TWO_LN_2, twice.neg());
    return s.fma(z.fma(p, twice), base);
  }

  private static DoubleVector sine(DoubleVector z) {
    DoubleVector p = z.fma(S6, S5);
    p = z.fma(p, S4);
    p = z.fma(p, S3);
    p = z.fma(p, S2);
    p = z.fma(p, S1);
    return z.fma(p, S0);
  }

  private static DoubleVector cosine(DoubleVector z) {
    DoubleVector p = z.fma(C7, C6);
    p = z.fma(p, C5);
    p = z.fma(p, C4);
    p = z.fma(p, C3);
    p = z.fma(p, C2);
    p = z.fma(p, C1);
    return z.fma(p, C0);
  }

  private static DoubleVector constant(double value) {
    return DoubleVector.broadcast(DOUBLES, value);
  }
}
