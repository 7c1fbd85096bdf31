package org.homeostat.studio.infer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.inference.Prior;
import org.homeostat.inference.Support;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.Problems;
import org.homeostat.system.ValueReader;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads what is thought of an unknown quantity: a law, `normal(0, 1)`; `flat`; or
///
/// ```yaml
/// rate: {prior: normal(1, 0.5), above: 0, start: 0.8}
/// level: {density: -level^4, start: 0}
/// z: {prior: normal(0, 1), shape: [8]}
/// ```
final class PriorReader {
  /// The keys of the form with keys.
  static final List<String> KEYS = List.of("prior", "density", "above", "below", "start", "shape");

  private static final String FLAT = "flat";

  private final Problems problems;

  PriorReader(Problems problems) {
    this.problems = problems;
  }

  /// The prior of an entry.
  ///
  /// @param declared the shape of the quantity where its system declares it
  Optional<Prior> prior(YamlMap.Entry entry, Optional<Shape> declared) {
    try {
      return switch (entry.value()) {
        case YamlMap map -> written(entry.name(), map.allowOnly(KEYS, problems), declared);
        case Yaml other ->
            other
                .text(problems)
                .flatMap(this::law)
                .map(law -> made(entry.name(), declared.orElse(Shape.SCALAR), law));
      };
    } catch (RefusedException refused) {
      problems.add(entry.value().problem(String.valueOf(refused.getMessage()), ""));
      return Optional.empty();
    }
  }

  private Optional<Prior.Law> law(YamlText text) {
    return text.text().strip().equals(FLAT)
        ? Optional.of(new Prior.Flat())
        : new LawReader(problems).read(text).map(Prior.Law.class::cast);
  }

  private static Prior made(String name, Shape shape, Prior.Law law) {
    return law instanceof Prior.Named named
        ? Prior.of(name, shape, named)
        : new Prior(name, shape, Support.ALL, law);
  }

  private Optional<Prior> written(String name, YamlMap map, Optional<Shape> declared) {
    Optional<Prior.Law> density =
        map.get("density")
            .flatMap(node -> node.text(problems))
            .flatMap(this::expression)
            .map(Prior.Written::new);
    Optional<Prior.Law> law = map.get("prior").flatMap(n -> n.text(problems)).flatMap(this::law);
    if (map.get("density").isPresent() && map.get("prior").isPresent()) {
      problems.add(map.problem("'" + name + "' has a prior and a density", "give it one"));
    }
    Shape shape = shape(name, map, declared);
    Prior own = made(name, shape, law.or(() -> density).orElse(new Prior.Flat()));
    double low = number(map, "above").orElse(own.support().low());
    double high = number(map, "below").orElse(own.support().high());
    return Optional.of(new Prior(name, shape, new Support(low, high), own.law()));
  }

  private Shape shape(String name, YamlMap map, Optional<Shape> declared) {
    Optional<Yaml> node = map.get("shape");
    Optional<Shape> written = node.flatMap(new ValueReader(problems)::shape);
    if (written.isPresent() && declared.isPresent() && !written.equals(declared)) {
      problems.add(
          node.get().problem("the system declares '" + name + "' otherwise", "leave it out"));
    }
    return declared.or(() -> written).orElse(Shape.SCALAR);
  }

  private Optional<Expression> expression(YamlText text) {
    try {
      return Optional.of(Parser.parse(text.source()).expression());
    } catch (InputException refused) {
      problems.addAll(refused);
      return Optional.empty();
    }
  }

  private Optional<Double> number(YamlMap map, String key) {
    Optional<Tensor> value =
        map.get(key).flatMap(new ValueReader(problems)::quantity).map(ValueReader.Quantity::value);
    if (value.isPresent() && !value.get().shape().isScalar()) {
      problems.add(map.get(key).orElse(map).problem("expected a number", ""));
      return Optional.empty();
    }
    return value.map(found -> found.elements()[0]);
  }

  /// The arguments of a law name what has a prior before it.
  void checkOrder(YamlMap.Entry entry, Prior prior, List<String> before) {
    if (!(prior.law() instanceof Prior.Named named)) {
      return;
    }
    for (Expression argument : named.arguments()) {
      for (String name : argument.names()) {
        if (!before.contains(name)) {
          String near = Nearest.advice(name, before);
          problems.add(
              entry
                  .value()
                  .problem(
                      "the prior of '" + prior.name() + "' names '" + name + "'",
                      near.isEmpty() ? "a prior may name what stands before it" : near));
        }
      }
    }
  }

  /// Where the search for a quantity begins, if the entry says so; a number holds for all elements.
  Optional<Tensor> start(YamlMap.Entry entry, Prior prior) {
    if (!(entry.value() instanceof YamlMap map)) {
      return Optional.empty();
    }
    Optional<Yaml> node = map.get("start");
    Optional<Tensor> value =
        node.flatMap(new ValueReader(problems)::quantity).map(ValueReader.Quantity::value);
    if (value.isEmpty()) {
      return value;
    }
    Tensor start = value.get();
    if (start.shape().isScalar()) {
      double[] all = new double[prior.shape().size()];
      Arrays.fill(all, start.elements()[0]);
      start = new Tensor(prior.shape(), all);
    }
    if (!start.shape().equals(prior.shape())) {
      problems.add(node.get().problem(prior.name() + " has the shape " + prior.shape(), ""));
      return Optional.empty();
    }
    for (double element : start.elements()) {
      if (!prior.support().contains(element)) {
        problems.add(
            node.get()
                .problem(
                    "a start of " + element + " is not between the ends",
                    "they are " + prior.support().low() + " and " + prior.support().high()));
        return Optional.empty();
      }
    }
    return Optional.of(start);
  }
}
