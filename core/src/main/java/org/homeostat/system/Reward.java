package org.homeostat.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.expression.Evaluation;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Name;
import org.homeostat.expression.Parsed;
import org.homeostat.expression.Parser;
import org.homeostat.expression.PlainArithmetic;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;

/// Adds the definition and output `reward`, the rate at which reward flows.
///
/// @param value an expression in the names of the system: `-plant.x^2 - agent.u^2`; a prefix may be
///   left out where only one name is meant
public record Reward(SourceText value) implements Transformation {
  public static final String NAME = "reward";

  /// A reward that is written in a program.
  public static Reward of(String value) {
    return new Reward(SourceText.of(NAME, value));
  }

  /// The system with the reward.
  ///
  /// @throws InputException if the value is not a scalar without a unit over the names of the
  ///   system
  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    Problems problems = new Problems();
    Scope scope = Scope.of(system);
    Parsed parsed = Parser.parse(value).replace(meant(system, scope));
    if (scope.knows(NAME)) {
      problems.add(
          Labelled.problem(value, "the system has something called 'reward' already", "rename it"));
    }
    Optional<Type> type = Typing.of(parsed, scope, problems);
    type.ifPresent(found -> check(found, parsed, problems));
    problems.throwIfAny();
    List<Definition> definitions = new ArrayList<>(system.definitions());
    definitions.add(new Definition(NAME, Shape.SCALAR, parsed.expression()));
    List<Definition> outputs = new ArrayList<>(system.outputs());
    outputs.add(new Definition(NAME, Shape.SCALAR, new Name(NAME)));
    return system.withLaws(definitions, system.equations(), outputs);
  }

  /// What outputs and names without their prefix stand for.
  private Map<String, Expression> meant(DynamicalSystem system, Scope scope) {
    Map<String, Expression> meant = new HashMap<>();
    for (Definition output : system.outputs()) {
      if (!scope.knows(output.name())) {
        meant.put(output.name(), output.value().replace(meant));
      }
    }
    for (String name : Parser.parse(value).expression().names()) {
      List<String> known = ShortNames.meant(name, scope.names());
      if (!meant.containsKey(name) && known.size() == 1) {
        meant.put(name, new Name(known.getFirst()));
      }
    }
    return meant;
  }

  private static void check(Type type, Parsed parsed, Problems problems) {
    if (!type.shape().isScalar()) {
      problems.add(
          parsed.problem(
              parsed.expression(),
              "a reward is a scalar, found shape " + type.shape(),
              "take its sum or an element"));
    }
    if (type.shape().isScalar() && parsed.expression().names().isEmpty()) {
      checkConstant(parsed, problems);
    }
    if (!type.unit().hasNoDimension()) {
      problems.add(
          parsed.problem(
              parsed.expression(),
              "a reward has no unit, found " + type.unit(),
              "divide each term by its scale, for example (plant.x/(1 m))^2"));
    }
  }

  /// A constant is a number: not 1/0 nor sqrt(-1).
  private static void checkConstant(Parsed parsed, Problems problems) {
    double value =
        Evaluation.evaluate(
                PlainArithmetic.DOUBLE,
                parsed.expression(),
                name -> {
                  throw new IllegalStateException(name.text());
                })
            .elements()[0];
    if (!Double.isFinite(value)) {
      problems.add(
          parsed.problem(
              parsed.expression(),
              "the reward is " + value + ", which is not a number",
              "write a reward that every state has, for example -plant.x^2"));
    }
  }
}
