package org.homeostat.kernel;

import java.util.List;
import org.homeostat.expression.Shape;

/// A named value that a program leaves in its memory. A result with the name of an input becomes
/// the value of that input for the next run of the kernel: so a state moves on.
///
/// @param values one instruction of this shape, or one scalar instruction for each element
public record Result(String name, Shape shape, List<Integer> values) {
  public Result {
    values = List.copyOf(values);
  }
}
