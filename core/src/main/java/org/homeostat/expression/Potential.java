package org.homeostat.expression;

import java.util.List;

/// `potential(rho(s))`, for example `potential(sigmoid(4*(s - 0.5)))`: element by element the
/// convex function G of the state s whose derivative is the inverse of the [Activation] rho. With
/// it an energy `sum(potential(rho(s))) - dot(s, drive)` is least where `s = rho(drive)`.
///
/// Source: Hopfield (1984), Neurons with graded response have collective computational properties
/// like those of two-state neurons, PNAS 81, 3088-3092, equation 5.
public record Potential(Activation activation) implements ArrayFunction, Configured {
  private static final String EXPECTED =
      "expected an activation of a state: potential(rho(s)) where rho(s) is sigmoid(s), tanh(s),"
          + " clip(s, 0, 1), relu(s) or softmax(s), s may be 4*(s - 0.5), and numbers are written"
          + " out";

  @Override
  public String name() {
    return "potential";
  }

  @Override
  public Arity arity() {
    return Arity.ONE;
  }

  @Override
  public Arity written() {
    return Arity.ONE;
  }

  @Override
  public Apply read(List<Expression> written) {
    Activation.Applied applied =
        Activation.read(written.getFirst())
            .orElseThrow(() -> new IllegalArgumentException(EXPECTED));
    return Apply.of(new Potential(applied.activation()), applied.to());
  }

  @Override
  public List<Expression> write(List<Expression> arguments) {
    return List.of(activation.of(arguments.getFirst()));
  }

  @Override
  public boolean isElementwise() {
    return true;
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    return arguments.getFirst();
  }

  @Override
  public Unit unit(List<Unit> arguments) {
    ElementwiseRules.dimensionless(name(), arguments);
    return Unit.DIMENSIONLESS;
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    return activation.potential(on, arguments.getFirst());
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return Algebra.multiply(activation.inverse(arguments.getFirst()), tangents.getFirst());
  }

  @Override
  public String latex(List<String> arguments) {
    return "G_{\\mathrm{" + activation.index() + "}}(" + arguments.getFirst() + ")";
  }
}
