package org.homeostat.substrate.fixed;

import java.util.List;
import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Instruction;
import org.homeostat.kernel.Operation;
import org.homeostat.kernel.Primitive;
import org.homeostat.kernel.Program;
import org.homeostat.substrate.program.Functions.Call;

/// What the number 1 stands for in each value of a program, in the units of the program: 0.001 for
/// a voltage that is counted in millivolts. Sizes multiply as the values do.
///
/// A constant without a unit has the size [#ANY]: it takes that of what it is added to or compared
/// with. A constant that is one unit of what it divides, as `1 mV` in `v/(1 mV)`, leaves a pure
/// number. Whatever the sizes of what is read, values that meet can be brought to one size; where
/// they follow from units that fit, nothing has to be.
final class Sizes {
  /// Of a value that can be of any size, and counts as a pure number in a product.
  static final double ANY = 0;

  private final Program program;
  private final Map<Integer, Tensor> known;
  private final Map<Integer, Call> calls;
  private final Map<String, Double> names;
  private final double[] sizes;

  private Sizes(
      Program program,
      Map<Integer, Tensor> known,
      Map<Integer, Call> calls,
      Map<String, Double> names) {
    this.program = program;
    this.known = known;
    this.calls = calls;
    this.names = names;
    this.sizes = new double[program.instructions().size()];
  }

  /// @param names the sizes of what is read; what has none is of [#ANY]
  /// @return the size of each instruction's value
  static double[] of(
      Program program,
      Map<Integer, Tensor> known,
      Map<Integer, Call> calls,
      Map<String, Double> names) {
    Sizes all = new Sizes(program, known, calls, names);
    for (int i = 0; i < all.sizes.length; i++) {
      all.sizes[i] = all.size(i);
    }
    return all.sizes;
  }

  private double size(int index) {
    Instruction in = program.instructions().get(index);
    List<Integer> a = in.arguments();
    if (calls.containsKey(index)) {
      return 1;
    }
    return switch (in.operation()) {
      case Operation.Constant _ -> ANY;
      case Operation.Read(var input) -> names.getOrDefault(input.name(), ANY);
      case Operation.ReadElement(var input, int _) -> names.getOrDefault(input.name(), ANY);
      case Operation.Normal _ -> 1;
      case Operation.Elementwise(var primitive) -> size(primitive, a);
      case Operation.Product _, Operation.ProductOverLanes _ -> product(a.get(0), a.get(1));
      case Operation.Stack _ -> first(a);
      case Operation.Sum _,
          Operation.Transpose _,
          Operation.Slice _,
          Operation.Gather _,
          Operation.Scatter _,
          Operation.OverLanes _ ->
          sizes[a.getFirst()];
    };
  }

  private double size(Primitive primitive, List<Integer> a) {
    return switch (primitive) {
      case MULTIPLY -> product(a.get(0), a.get(1));
      case DIVIDE ->
          isUnit(a.get(1), sizes[a.get(0)]) ? 1 : quotient(sizes[a.get(0)], sizes[a.get(1)]);
      case FMA -> {
        double added = sizes[a.get(2)];
        yield added == ANY ? product(a.get(0), a.get(1)) : added;
      }
      case SQUARE_ROOT -> Math.sqrt(sizes[a.getFirst()]);
      case ADD, SUBTRACT, MINIMUM, MAXIMUM, NEGATE, ABSOLUTE -> first(a);
      case WHERE_LESS, WHERE_LESS_OR_EQUAL, WHERE_EQUAL -> first(a.subList(2, 4));
      case POWER2, EXPONENT, MANTISSA -> 1;
    };
  }

  /// Whether a value without a size is one unit of a size.
  private boolean isUnit(int index, double size) {
    Tensor value = known.get(index);
    return size != ANY
        && sizes[index] == ANY
        && value != null
        && value.shape().isScalar()
        && same(value.elements()[0], size);
  }

  /// The first that is not [#ANY], if there is one.
  private double first(List<Integer> values) {
    return values.stream()
        .mapToDouble(each -> sizes[each])
        .filter(s -> s != ANY)
        .findFirst()
        .orElse(ANY);
  }

  private double product(int a, int b) {
    return product(sizes[a], sizes[b]);
  }

  static double product(double a, double b) {
    return a == ANY ? b : b == ANY ? a : a * b;
  }

  private static double quotient(double a, double b) {
    return b == ANY ? a : (a == ANY ? 1 : a) / b;
  }

  /// Whether two sizes are equal but for the rounding of the calculations that gave them.
  static boolean same(double a, double b) {
    return Math.abs(a - b) <= 1e-9 * b;
  }
}
