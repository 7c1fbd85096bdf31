package org.homeostat.studio.study;

import java.util.List;
import java.util.Optional;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Precision;
import org.homeostat.solver.Methods;
import org.homeostat.system.Problems;
import org.homeostat.system.ValueReader;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads `solve: {method: shark, step: 0.1, until: 300, seeds: 20}`.
final class SolvingReader {
  static final List<String> KEYS =
      List.of("method", "step", "until", "tolerance", "first seed", "seeds", "precision");

  private static final int MOST_SEEDS = 100_000_000;
  private static final double LARGEST_SEED = 1L << 53;

  private final YamlMap map;
  private final Problems problems;

  private SolvingReader(YamlMap map, Problems problems) {
    this.map = map;
    this.problems = problems;
  }

  /// The settings; what is missing or wrong is a problem, and something stands in.
  static Solving read(YamlMap map, Problems problems) {
    return new SolvingReader(map.allowOnly(KEYS, problems), problems).solving(Requirement.ALL);
  }

  /// The settings that a system suggests for itself; what is missing is chosen.
  static Solving suggested(YamlMap map, Problems problems) {
    return new SolvingReader(map.allowOnly(KEYS, problems), problems).solving(Requirement.NOTHING);
  }

  /// Whether method, step and end have to be said.
  private enum Requirement {
    ALL,
    NOTHING
  }

  private Solving solving(Requirement requirement) {
    if (requirement == Requirement.ALL) {
      map.require("method", "the methods are " + String.join(", ", Methods.names()), problems);
      map.require("step", "write for example step: 0.1", problems);
      map.require("until", "the time at which a run ends: until: 300", problems);
    }
    double until = map.get("until").map(this::positive).orElse(100.0);
    double step = map.get("step").map(this::positive).orElse(until / 1000);
    map.get("step")
        .filter(_ -> step > until)
        .ifPresent(node ->
            problems.add(
                node.problem(
                    "the step is longer than the run",
                    "the run ends at " + Solving.digits(until))));
    return new Solving(
        map.get("method").flatMap(this::method).orElse("euler-maruyama"),
        step,
        until,
        map.get("tolerance").map(this::positive).orElse(0.0),
        (long)
            map.get("first seed")
                .map(node -> whole(node, 0, LARGEST_SEED))
                .orElse(0.0)
                .doubleValue(),
        map.get("seeds").map(node -> whole(node, 1, MOST_SEEDS)).orElse(1.0).intValue(),
        map.get("precision").flatMap(this::precision).orElse(Precision.DOUBLE));
  }

  private Optional<String> method(Yaml node) {
    return node.text(problems)
        .filter(name -> {
          boolean known = Methods.names().contains(name.text());
          if (!known) {
            String near = Nearest.advice(name.text(), Methods.names());
            String all = "the methods are " + String.join(", ", Methods.names());
            problems.add(
                name.problem("unknown method '" + name.text() + "'", near.isEmpty() ? all : near));
          }
          return known;
        })
        .map(name -> name.text());
  }

  private Optional<Precision> precision(Yaml node) {
    return node.text(problems).flatMap(this::precision);
  }

  private Optional<Precision> precision(YamlText name) {
    return switch (name.text()) {
      case "double" -> Optional.of(Precision.DOUBLE);
      case "float" -> Optional.of(Precision.FLOAT);
      default -> {
        String near = Nearest.advice(name.text(), List.of("double", "float"));
        String all = "write double (the default) or float";
        problems.add(
            name.problem("unknown precision '" + name.text() + "'", near.isEmpty() ? all : near));
        yield Optional.empty();
      }
    };
  }

  /// A number or quantity above 0; 1 stands in for another.
  private double positive(Yaml node) {
    Optional<ValueReader.Quantity> quantity = new ValueReader(problems).quantity(node);
    if (quantity.isEmpty()) {
      return 1;
    }
    boolean scalar = quantity.get().value().shape().isScalar();
    double value = scalar ? quantity.get().value().elements()[0] : Double.NaN;
    if (!(value > 0)) {
      problems.add(node.problem("expected a number above 0, found " + node.kind(), ""));
      return 1;
    }
    return value;
  }

  private double whole(Yaml node, double least, double most) {
    double value = node.value() instanceof Double number ? number : Double.NaN;
    if (!(value >= least && value <= most && value == Math.rint(value))) {
      problems.add(
          node.problem(
              "expected a whole number from %s to %s, found %s"
                  .formatted((long) least, (long) most, node.kind()),
              ""));
      return least;
    }
    return value;
  }
}
