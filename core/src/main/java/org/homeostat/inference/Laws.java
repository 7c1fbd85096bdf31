package org.homeostat.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Evaluation;
import org.homeostat.expression.Expression;
import org.homeostat.expression.PlainArithmetic;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.noise.Draws;
import org.homeostat.solver.RefusedException;

/// Random numbers of laws with a name whose arguments are expressions.
public final class Laws {
  private Laws() {}

  /// A random array whose elements are independent, each of the law with its element of the
  /// arguments.
  ///
  /// @param name of what is drawn, for errors
  /// @param known what the arguments may name
  /// @throws RefusedException if an argument names something else, or is neither a scalar nor of
  ///   the shape
  public static Tensor draw(
      String name, Prior.Named law, Shape shape, Map<String, Tensor> known, Draws draws) {
    List<Tensor> arguments = arguments(name, law, shape, known);
    double[] elements = new double[shape.size()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = law.distribution().draw(draws, element(arguments, i));
    }
    return new Tensor(shape, elements);
  }

  /// The values of the arguments, each a scalar or of the shape.
  static List<Tensor> arguments(
      String name, Prior.Named law, Shape shape, Map<String, Tensor> known) {
    List<Tensor> values = new ArrayList<>();
    for (Expression argument : law.arguments()) {
      Tensor value =
          Evaluation.evaluate(
              PlainArithmetic.DOUBLE,
              argument,
              each -> {
                Tensor found = known.get(each.text());
                if (found == null) {
                  throw new RefusedException(
                      "the law of '" + name + "' names '" + each.text() + "'",
                      "known before it: " + String.join(", ", known.keySet()));
                }
                return found;
              });
      if (!value.shape().isScalar() && !value.shape().equals(shape)) {
        throw new RefusedException(
            "the law of '" + name + "' has an argument of the shape " + value.shape(),
            "it is a number, or of the shape " + shape);
      }
      values.add(value);
    }
    return values;
  }

  /// An element of each argument; a scalar is the same for all.
  static double[] element(List<Tensor> arguments, int i) {
    return arguments.stream()
        .mapToDouble(each -> each.elements()[each.shape().isScalar() ? 0 : i])
        .toArray();
  }
}
