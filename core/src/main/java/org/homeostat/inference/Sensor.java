package org.homeostat.inference;

import org.homeostat.expression.Expression;
import org.homeostat.expression.Parser;

/// What a sensor sees: an output of the system, each element with an independent normal error of
/// mean 0.
///
/// @param output the name of the output
/// @param deviation the standard deviation of the error, in the unit of the output: an expression
///   in the names of the system, a scalar or of the output's shape, above 0
public record Sensor(String output, Expression deviation) {

  /// A sensor whose error is written as text: `0.1`, `sigma`, `0.01 + 0.02*abs(x)`.
  public static Sensor of(String output, String deviation) {
    return new Sensor(output, Parser.parse(deviation));
  }
}
