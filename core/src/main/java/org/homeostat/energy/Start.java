package org.homeostat.energy;

import java.util.List;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.noise.Draws;
import org.homeostat.system.Variable;

/// The values at which parameters start to learn.
public final class Start {
  private Start() {}

  /// Fills an array with the start of a parameter: its declared value where that is not 0
  /// everywhere or it is a vector or scalar, else uniform numbers between -bound and bound with
  /// `bound = gain/sqrt(inputs of a unit)`. Source of the form: LeCun et al. (1998), Efficient
  /// BackProp, section 4.6.
  ///
  /// @param seed of the training; the numbers depend on it and on the name of the parameter
  public static void fill(Variable parameter, double gain, long seed, Object array) {
    fill(parameter, gain, seed, Double.NEGATIVE_INFINITY, array);
  }

  /// The same for a parameter that has a least value, at which random numbers below it are
  /// mirrored: conductances, at least 0, start between 0 and the bound.
  public static void fill(Variable parameter, double gain, long seed, double least, Object array) {
    double[] declared = parameter.start().elements();
    boolean given = false;
    for (double element : declared) {
      given |= element != 0;
    }
    double[] values = declared.clone();
    if (!given && parameter.shape().rank() >= 2) {
      double bound = gain / Math.sqrt(inputs(parameter));
      Draws draws = Draws.of("start of " + parameter.name(), seed);
      for (int i = 0; i < values.length; i++) {
        double value = bound * (2 * draws.uniform() - 1);
        values[i] = value < least ? 2 * least - value : value;
      }
    }
    BatchMemory.put(values, array);
  }

  /// The inputs of a unit: the columns of a matrix (rows @ inputs), all but the last axis of a
  /// kernel [height, width, in, out].
  private static double inputs(Variable parameter) {
    List<Integer> lengths = parameter.shape().lengths();
    return lengths.size() == 2
        ? lengths.getLast()
        : (double) parameter.shape().size() / lengths.getLast();
  }
}
