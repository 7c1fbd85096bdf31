package org.homeostat.studio.bench;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.homeostat.expression.Precision;

/// The most operations that one core carries out on numbers in registers: in chains that do not
/// wait for each other, enough of them to hide how long one operation takes.
///
/// The loops over doubles and over floats are written out, alike as they are: in one over
/// `Vector<E>` the species is no constant to the compiler, so that each operation puts a vector on
/// the heap; it took nineteen times as long a multiply-add.
final class Peak {
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int CHAINS = 8;

  private Peak() {}

  /// Carries out at least so many multiply-adds and divisions, each on one number.
  ///
  /// @return a result that must not be optimised away
  static double spend(Precision precision, long products, long quotients) {
    return switch (precision) {
      case DOUBLE -> {
        int width = CHAINS * DOUBLES.length();
        double spent = doubleProducts(Math.ceilDiv(products, width));
        yield spent + doubleQuotients(Math.ceilDiv(quotients, width));
      }
      case FLOAT -> {
        int width = CHAINS * FLOATS.length();
        double spent = floatProducts(Math.ceilDiv(products, width));
        yield spent + floatQuotients(Math.ceilDiv(quotients, width));
      }
    };
  }

  private static double doubleProducts(long rounds) {
    DoubleVector factor = DoubleVector.broadcast(DOUBLES, 0.999);
    DoubleVector term = DoubleVector.broadcast(DOUBLES, 0.001);
    DoubleVector a = factor;
    DoubleVector b = factor;
    DoubleVector c = factor;
    DoubleVector d = factor;
    DoubleVector e = factor;
    DoubleVector f = factor;
    DoubleVector g = factor;
    DoubleVector h = factor;
    for (long i = 0; i < rounds; i++) {
      a = a.fma(factor, term);
      b = b.fma(factor, term);
      c = c.fma(factor, term);
      d = d.fma(factor, term);
      e = e.fma(factor, term);
      f = f.fma(factor, term);
      g = g.fma(factor, term);
      h = h.fma(factor, term);
    }
    return a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).lane(0);
  }

  private static double doubleQuotients(long rounds) {
    DoubleVector by = DoubleVector.broadcast(DOUBLES, 1.001);
    DoubleVector a = by;
    DoubleVector b = by;
    DoubleVector c = by;
    DoubleVector d = by;
    DoubleVector e = by;
    DoubleVector f = by;
    DoubleVector g = by;
    DoubleVector h = by;
    for (long i = 0; i < rounds; i++) {
      a = by.div(a);
      b = by.div(b);
      c = by.div(c);
      d = by.div(d);
      e = by.div(e);
      f = by.div(f);
      g = by.div(g);
      h = by.div(h);
    }
    return a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).lane(0);
  }

  private static double floatProducts(long rounds) {
    FloatVector factor = FloatVector.broadcast(FLOATS, 0.999f);
    FloatVector term = FloatVector.broadcast(FLOATS, 0.001f);
    FloatVector a = factor;
    FloatVector b = factor;
    FloatVector c = factor;
    FloatVector d = factor;
    FloatVector e = factor;
    FloatVector f = factor;
    FloatVector g = factor;
    FloatVector h = factor;
    for (long i = 0; i < rounds; i++) {
      a = a.fma(factor, term);
      b = b.fma(factor, term);
      c = c.fma(factor, term);
      d = d.fma(factor, term);
      e = e.fma(factor, term);
      f = f.fma(factor, term);
      g = g.fma(factor, term);
      h = h.fma(factor, term);
    }
    return a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).lane(0);
  }

  private static double floatQuotients(long rounds) {
    FloatVector by = FloatVector.broadcast(FLOATS, 1.001f);
    FloatVector a = by;
    FloatVector b = by;
    FloatVector c = by;
    FloatVector d = by;
    FloatVector e = by;
    FloatVector f = by;
    FloatVector g = by;
    FloatVector h = by;
    for (long i = 0; i < rounds; i++) {
      a = by.div(a);
      b = by.div(b);
      c = by.div(c);
      d = by.div(d);
      e = by.div(e);
      f = by.div(f);
      g = by.div(g);
      h = by.div(h);
    }
    return a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).lane(0);
  }
}
