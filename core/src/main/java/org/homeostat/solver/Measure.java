package org.homeostat.solver;

import java.util.List;
import org.homeostat.expression.Expression;

/// A number taken of each trajectory at chosen times.
///
/// @param name what it is called: `return`
/// @param kind what is done with the samples up to a time T, those with `t_k <= T`
/// @param quantity a scalar expression in the names of the system, outputs included
/// @param times in ascending order
public record Measure(String name, Kind kind, Expression quantity, List<Double> times) {

  /// What is made of the samples up to a time.
  public enum Kind {
    /// their sum (not multiplied by the step)
    SUM,
    MEAN,
    LAST
  }

  public Measure {
    times = times.stream().sorted().toList();
    if (times.isEmpty()) {
      throw new IllegalArgumentException("the measure " + name + " has no times");
    }
  }
}
