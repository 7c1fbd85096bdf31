package org.homeostat.studio.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Parsed;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Shapes;
import org.homeostat.imperfection.FlickerNoise;
import org.homeostat.imperfection.Grid;
import org.homeostat.imperfection.Imperfection;
import org.homeostat.imperfection.Levels;
import org.homeostat.imperfection.Mismatch;
import org.homeostat.imperfection.ShotNoise;
import org.homeostat.imperfection.Strength;
import org.homeostat.imperfection.Stuck;
import org.homeostat.imperfection.Subject;
import org.homeostat.imperfection.Temperature;
import org.homeostat.imperfection.ThermalNoise;
import org.homeostat.imperfection.Updates;
import org.homeostat.imperfection.Writing;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.Variable;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads one imperfection of a device, as it is of one quantity.
///
/// @param kind the entry that says which it is
/// @param suffix tells its strength from that of an earlier one of the same kind
/// @param step of the study
record ImperfectionReader(
    YamlMap map, YamlMap.Entry kind, String suffix, double step, Problems problems) {
  private static final String CHIP = "chip.";
  private static final double LEAST_LEVELS = 2;
  private static final int MOST_BITS = 32;

  /// The imperfection; empty if it is wrong, which is a problem.
  Optional<Imperfection> read(Subject subject, DynamicalSystem system) {
    var values = new Numbers(map, problems);
    return switch (kind.name()) {
      case "mismatch" ->
          values.least("mismatch", 0).map(sigma -> new Mismatch(subject, strength(sigma)));
      case "dead" ->
          share(values)
              .map(share -> new Stuck(subject, strength(share), 0, columns(subject, system)));
      case "stuck" -> stuck(subject, values, system);
      case "levels", "bits" -> levels(subject, values, system);
      case "updates" -> updates(subject, values, system);
      case "temperature" -> temperature(subject, values, system);
      case "thermal" -> thermal(subject, values, system);
      case "shot" -> shot(subject, values, system);
      default -> flicker(subject, values);
    };
  }

  private Strength strength(double value) {
    return strength(kind.name(), value);
  }

  private Strength strength(String name, double value) {
    return new Strength(CHIP + name + suffix, value);
  }

  private Optional<Double> share(Numbers values) {
    return values.within(kind.name(), 0, 1, "a share from 0 to 1");
  }

  /// How many columns there are where whole ones are stuck; 0 where elements are.
  private int columns(Subject subject, DynamicalSystem system) {
    boolean whole = word("whole", Map.of("columns", true)).orElse(false);
    List<Integer> lengths = names(system).getOrDefault(subject.quantity(), Shape.SCALAR).lengths();
    if (whole && lengths.size() != 2) {
      problems.add(kind.key().problem("'" + subject.quantity() + "' is no matrix", ""));
    }
    return whole ? lengths.getLast() : 0;
  }

  private Optional<Imperfection> stuck(Subject subject, Numbers values, DynamicalSystem system) {
    map.require("at", "the value that it is stuck at: at: 1", problems);
    Optional<Double> share = share(values);
    OptionalDouble at = values.number("at");
    return share.isPresent() && at.isPresent()
        ? Optional.of(
            new Stuck(subject, strength(share.get()), at.getAsDouble(), columns(subject, system)))
        : Optional.empty();
  }

  private Optional<Imperfection> levels(Subject subject, Numbers values, DynamicalSystem system) {
    Optional<Double> count =
        kind.name().equals("levels")
            ? values.least("levels", LEAST_LEVELS)
            : values
                .within("bits", 1, MOST_BITS, "a number of bits from 1 to " + MOST_BITS)
                .map(bits -> (double) (1L << bits.intValue()));
    count
        .filter(each -> each != Math.rint(each))
        .ifPresent(_ -> problems.add(kind.value().problem("expected a whole number", "")));
    Optional<double[]> bounds = bounds("within");
    Optional<Grid.Rounding> rounding =
        map.get("rounding").isEmpty()
            ? Optional.of(Grid.Rounding.NEAREST)
            : word(
                "rounding",
                Map.of("nearest", Grid.Rounding.NEAREST, "stochastic", Grid.Rounding.STOCHASTIC));
    if (count.isEmpty() || bounds.isEmpty() || rounding.isEmpty()) {
      return Optional.empty();
    }
    var grid =
        new Grid(strength("levels", count.get()), bounds.get()[0], bounds.get()[1], rounding.get());
    if (map.get("every").isEmpty()) {
      return Optional.of(new Levels(subject, grid));
    }
    Optional<Double> every = values.least("every", 2 * step);
    return isState(subject, system)
        ? every.map(interval -> new Writing(subject, grid, interval))
        : Optional.empty();
  }

  private Optional<Imperfection> updates(Subject subject, Numbers values, DynamicalSystem system) {
    Optional<Updates.Bounds> form =
        word("updates", Map.of("soft", Updates.Bounds.SOFT, "hard", Updates.Bounds.HARD));
    Optional<double[]> bounds = bounds("within");
    Optional<Double> up = map.get("up").isEmpty() ? Optional.of(1.0) : values.least("up", 0);
    Optional<Double> down = map.get("down").isEmpty() ? Optional.of(1.0) : values.least("down", 0);
    boolean fits = isState(subject, system) && isStill(subject, system);
    return fits && form.isPresent() && bounds.isPresent() && up.isPresent() && down.isPresent()
        ? Optional.of(
            new Updates(
                subject,
                strength("up", up.get()),
                strength("down", down.get()),
                bounds.get()[0],
                bounds.get()[1],
                form.get()))
        : Optional.empty();
  }

  private Optional<Imperfection> temperature(
      Subject subject, Numbers values, DynamicalSystem system) {
    boolean arrhenius = map.get("arrhenius").isPresent();
    if (arrhenius == map.get("q10").isPresent()) {
      problems.add(
          kind.key()
              .problem(
                  "how rates follow the temperature is said once",
                  "write q10: 2 or arrhenius: 0.5"));
      return Optional.empty();
    }
    String key = arrhenius ? "arrhenius" : "q10";
    Optional<Double> strength = arrhenius ? values.least(key, 0) : values.above(key, 0);
    Optional<Expression> celsius = expression(kind.value(), subject, system);
    double nominal = values.number("nominal").orElse(25);
    Temperature.Law law = arrhenius ? Temperature.Law.ARRHENIUS : Temperature.Law.Q10;
    return strength.isPresent() && celsius.isPresent()
        ? Optional.of(
            new Temperature(subject, law, strength(key, strength.get()), celsius.get(), nominal))
        : Optional.empty();
  }

  private Optional<Imperfection> thermal(Subject subject, Numbers values, DynamicalSystem system) {
    Optional<Double> deviation = values.least("thermal", 0);
    Optional<Expression> rate =
        map.get("rate")
            .map(node -> expression(node, subject, system))
            .orElse(Optional.of(Literal.of(1)));
    return isState(subject, system) && deviation.isPresent() && rate.isPresent()
        ? Optional.of(new ThermalNoise(subject, strength(deviation.get()), rate.get()))
        : Optional.empty();
  }

  private Optional<Imperfection> shot(Subject subject, Numbers values, DynamicalSystem system) {
    Optional<Double> quantum = values.least("shot", 0);
    Optional<Expression> current =
        map.require("current", "the current that comes in charges: current: agent.u", problems)
            .flatMap(node -> expression(node, subject, system));
    return isState(subject, system) && quantum.isPresent() && current.isPresent()
        ? Optional.of(new ShotNoise(subject, strength(quantum.get()), current.get()))
        : Optional.empty();
  }

  private Optional<Imperfection> flicker(Subject subject, Numbers values) {
    Optional<Double> deviation = values.least("flicker", 0);
    Optional<double[]> times = bounds("between");
    times
        .filter(each -> each[0] < step)
        .flatMap(_ -> map.get("between"))
        .ifPresent(node ->
            problems.add(
                node.problem("expected times of at least the step, " + Solving.digits(step), "")));
    return deviation.isPresent() && times.isPresent()
        ? Optional.of(
            new FlickerNoise(subject, strength(deviation.get()), times.get()[0], times.get()[1]))
        : Optional.empty();
  }

  /// Two numbers, the first below the second.
  private Optional<double[]> bounds(String key) {
    return map.require(key, "write for example " + key + ": [-1, 1]", problems)
        .flatMap(node -> new Numbers(map, problems).pair(node));
  }

  private <T> Optional<T> word(String key, Map<String, T> known) {
    Optional<YamlText> text = map.get(key).flatMap(node -> node.text(problems));
    Optional<T> meant = text.map(YamlText::text).map(known::get);
    if (text.isPresent() && meant.isEmpty()) {
      List<String> words = known.keySet().stream().sorted().toList();
      String near = Nearest.advice(text.get().text(), words);
      problems.add(
          text.get()
              .problem(
                  "unknown " + key + " '" + text.get().text() + "'",
                  near.isEmpty() ? "known here: " + String.join(", ", words) : near));
    }
    return meant;
  }

  private boolean isState(Subject subject, DynamicalSystem system) {
    boolean is = system.states().stream().anyMatch(each -> each.name().equals(subject.quantity()));
    if (!is) {
      problems.add(
          kind.key().problem("'" + subject.quantity() + "' is not a state", "this moves states"));
    }
    return is;
  }

  private boolean isStill(Subject subject, DynamicalSystem system) {
    boolean shaken =
        system.equations().stream()
            .anyMatch(each -> each.state().equals(subject.quantity()) && !each.noise().isEmpty());
    if (shaken) {
      problems.add(
          kind.key()
              .problem(
                  "noise moves '" + subject.quantity() + "', and noise goes neither up nor down",
                  "take what learns without noise, such as " + subject.quantity() + ".mu"));
    }
    return !shaken;
  }

  private static Map<String, Shape> names(DynamicalSystem system) {
    Map<String, Shape> names = new LinkedHashMap<>();
    system.variables().forEach((Variable each) -> names.put(each.name(), each.shape()));
    system.definitions().forEach((Definition each) -> names.put(each.name(), each.shape()));
    return names;
  }

  /// A scalar expression, or one of the quantity's shape, in the names of the system.
  private Optional<Expression> expression(Yaml node, Subject subject, DynamicalSystem system) {
    if (node.value() instanceof Double number) {
      return Optional.of(Literal.of(number));
    }
    Optional<YamlText> text = node.text(problems);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Shape> names = names(system);
    Shape wanted = names.getOrDefault(subject.quantity(), Shape.SCALAR);
    names.put("t", Shape.SCALAR);
    try {
      Parsed parsed = Parser.parse(text.get().source());
      Shape shape = Shapes.of(parsed, names);
      if (!shape.isScalar() && !shape.equals(wanted)) {
        problems.add(
            text.get().problem("expected a scalar or shape " + wanted + ", found " + shape, ""));
        return Optional.empty();
      }
      return Optional.of(parsed.expression());
    } catch (InputException refused) {
      problems.addAll(refused);
      return Optional.empty();
    }
  }
}
