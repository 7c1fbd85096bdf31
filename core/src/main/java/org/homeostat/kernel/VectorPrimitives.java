package org.homeostat.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The primitives that take more than one vector instruction, for generated code.
final class VectorPrimitives {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private VectorPrimitives() {}

  static DoubleVector load(double[] array, int index) {
    return DoubleVector.fromArray(SPECIES, array, index);
  }

  static DoubleVector broadcast(double[] array, int index) {
    return DoubleVector.broadcast(SPECIES, array[index]);
  }

  static DoubleVector whereLess(
      DoubleVector a, DoubleVector b, DoubleVector then, DoubleVector otherwise) {
    return otherwise.blend(then, a.compare(VectorOperators.LT, b));
  }

  static DoubleVector whereLessOrEqual(
      DoubleVector a, DoubleVector b, DoubleVector then, DoubleVector otherwise) {
    return otherwise.blend(then, a.compare(VectorOperators.LE, b));
  }

  static DoubleVector whereEqual(
      DoubleVector a, DoubleVector b, DoubleVector then, DoubleVector otherwise) {
    return otherwise.blend(then, a.compare(VectorOperators.EQ, b));
  }

  static DoubleVector power2(DoubleVector n) {
    LongVector bits = n.add(0x1.8p52 + 1023).reinterpretAsLongs();
    return bits.lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
  }

  static DoubleVector exponent(DoubleVector a) {
    LongVector bits = a.reinterpretAsLongs().lanewise(VectorOperators.LSHR, 52);
    return bits.or(0x4330000000000000L).reinterpretAsDoubles().sub(0x1p52 + 1023);
  }

  static DoubleVector mantissa(DoubleVector a) {
    LongVector bits = a.reinterpretAsLongs().and(0x000fffffffffffffL);
    return bits.or(0x3ff0000000000000L).reinterpretAsDoubles();
  }
}
