package org.homeostat.studio.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.homeostat.evolution.Genome;
import org.homeostat.evolution.Sketch;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Printer;
import org.homeostat.studio.evolve.EvolveStudy;
import org.homeostat.studio.study.Part;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Filling;

/// What a search found, as a person reads it: constants with four digits, without the states that
/// were given no equation and that nothing depends on.
final class Formula {
  private static final MathContext DIGITS = new MathContext(4);

  private final Sketch sketch;
  private final List<Part> parts;

  Formula(EvolveStudy study) {
    this.sketch = study.search().sketch();
    this.parts = study.base().parts();
  }

  /// The functions that were found, one a line: `f1 = −16.58*a1`. One that nothing depends on is
  /// left out.
  String text(Genome genome) {
    List<String> lines = new ArrayList<>();
    sketch
        .bodies(genome)
        .forEach((name, body) -> {
          if (!isZero(body)) {
            lines.add(name + " = " + Printer.print(rounded(body)));
          }
        });
    return lines.isEmpty() ? "all 0" : String.join("\n", lines);
  }

  /// The parts that had unknown functions, filled.
  List<DynamicalSystem> parts(Genome genome) {
    List<DynamicalSystem> filled = new ArrayList<>();
    for (Part part : parts) {
      DynamicalSystem system = part.file().system();
      if (!system.unknowns().isEmpty()) {
        filled.add(readable(system.with(new Filling(sketch.bodies(genome)))));
      }
    }
    return filled;
  }

  /// The whole closed loop.
  DynamicalSystem loop(Genome genome) {
    return readable(sketch.fill(genome));
  }

  static DynamicalSystem readable(DynamicalSystem system) {
    Set<String> used = new HashSet<>();
    system.definitions().forEach(each -> used.addAll(each.value().names()));
    system.outputs().forEach(each -> used.addAll(each.value().names()));
    system.equations().forEach(each -> used.addAll(each.drift().names()));
    Set<String> idle = new HashSet<>();
    for (Differential equation : system.equations()) {
      if (isZero(equation.drift())
          && equation.noise().isEmpty()
          && !used.contains(equation.state())) {
        idle.add(equation.state());
      }
    }
    Predicate<String> shown = state -> !idle.contains(state);
    DynamicalSystem rounded = system.rewritten(Formula::rounded);
    return new DynamicalSystem(
        rounded.name(),
        rounded.about(),
        rounded.calculus(),
        rounded.states().stream().filter(each -> shown.test(each.name())).toList(),
        rounded.inputs(),
        rounded.parameters(),
        rounded.noise(),
        rounded.definitions(),
        rounded.equations().stream().filter(each -> shown.test(each.state())).toList(),
        rounded.outputs(),
        rounded.events());
  }

  private static Expression rounded(Expression e) {
    return switch (e) {
      case Literal(double value, var unit) ->
          new Literal(new BigDecimal(value).round(DIGITS).doubleValue(), unit);
      case Apply apply ->
          new Apply(apply.operator(), apply.arguments().stream().map(Formula::rounded).toList());
      default -> e;
    };
  }

  private static boolean isZero(Expression e) {
    return e instanceof Literal literal && literal.value() == 0;
  }
}
