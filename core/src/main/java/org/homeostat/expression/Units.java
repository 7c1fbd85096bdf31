package org.homeostat.expression;

import java.util.List;
import java.util.Map;

/// The units of expressions.
///
/// A number without a unit fits every sum and comparison and is a pure number in a product. A name
/// declared without a unit ([Unit#BARE] or [Unit#FREE]) is not checked, nor is what it multiplies.
public final class Units {
  private Units() {}

  /// The unit of a text over names with these units; other names are unknown. [Unit#BARE] when only
  /// numbers occur, [Unit#FREE] when it depends on a name without a unit.
  ///
  /// @throws InputException with every unknown name and every operator that cannot take its
  ///   arguments
  public static Unit of(Parsed parsed, Map<String, Unit> names) {
    return new Inference<>(parsed, names, new Rules()).run();
  }

  /// Checks that a text has a unit of the dimension of `expected`.
  ///
  /// @throws InputException with every problem found
  public static void check(Parsed parsed, Map<String, Unit> names, Unit expected) {
    Unit found = of(parsed, names);
    if (!found.fits(expected)) {
      String message = "expected the unit " + expected + ", found " + found;
      throw new InputException(List.of(parsed.problem(parsed.expression(), message, "")));
    }
  }

  private record Rules() implements Inference.Rules<Unit> {
    @Override
    public Unit literal(Literal literal) {
      return literal.unit();
    }

    @Override
    public Unit name(Unit declared) {
      return declared.isBare() ? Unit.FREE : declared;
    }

    @Override
    public Unit apply(Apply apply, List<Unit> arguments) {
      return apply.operator().unit(apply.arguments(), arguments);
    }
  }
}
