package org.homeostat.studio.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Parsed;
import org.homeostat.expression.Parser;
import org.homeostat.expression.SourceText;
import org.homeostat.studio.lifelong.Timeline;
import org.homeostat.system.Change;
import org.homeostat.system.Changes;
import org.homeostat.system.Connection;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.ShortNames;
import org.homeostat.system.Switch;
import org.homeostat.system.ValueReader;
import org.homeostat.system.Variable;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlList;
import org.homeostat.system.YamlMap;

/// Reads `changes: [{at: 300, scale: {plant.mass: 4}}, {at: 600, until: 900, delay: {plant.u:
/// 0.2}}]`.
///
/// What is changed is a parameter, an input of the plant (its actuator, as the plant feels it) or
/// one of its outputs or states (its sensor, as others see it).
final class ChangesReader {
  static final List<String> KEYS =
      List.of("at", "until", "randomly", "set", "scale", "add", "delay", "stages");

  private static final List<String> EFFECTS = List.of("set", "scale", "add", "delay");
  private static final int MOST_STAGES = 10;

  private final DynamicalSystem system;
  private final Set<String> driven = new HashSet<>();
  private final String prefix;
  private final double step;
  private final Problems problems;
  private final List<Change> changes = new ArrayList<>();
  private final List<Switch> switches = new ArrayList<>();
  private final List<Timeline.Spell> spells = new ArrayList<>();
  private final List<String> own = new ArrayList<>();

  /// @param plant the part, whose inputs are actuators
  /// @param step of the study, which a chain of lags must bear
  ChangesReader(DynamicalSystem system, Part plant, double step, Problems problems) {
    this.system = system;
    this.step = step;
    this.problems = problems;
    this.prefix = plant.role().equals("system") ? "" : plant.role() + ".";
    plant.file().system().inputs().forEach(each -> driven.add(prefix + each.name()));
  }

  /// The changes; what is wrong is a problem.
  Changes read(Yaml node) {
    List<Yaml> items = node instanceof YamlList list ? list.items() : List.of(node);
    for (Yaml item : items) {
      item.map(problems).ifPresent(this::entry);
    }
    return new Changes(changes, switches);
  }

  /// What is so of the plant, and when.
  Timeline timeline() {
    return new Timeline(spells);
  }

  /// What changes of the agent itself.
  List<String> own() {
    return own;
  }

  /// The times at which something of the plant begins or ends.
  Set<Double> times() {
    Set<Double> times = new TreeSet<>();
    for (Timeline.Spell spell : spells) {
      times.add(spell.from());
      times.add(spell.until());
    }
    times.remove(Double.POSITIVE_INFINITY);
    return times;
  }

  /// When something is so; what comes and goes at random may be so at any time.
  private record When(double from, double until, Expression active) {
    String written() {
      boolean randomly = !active.names().contains("t");
      return randomly ? "at times " : "";
    }
  }

  private void entry(YamlMap written) {
    YamlMap map = written.allowOnly(KEYS, problems);
    When when = when(map);
    boolean says = false;
    for (String effect : EFFECTS) {
      says |= map.get(effect).isPresent();
      map.get(effect)
          .flatMap(node -> node.map(problems))
          .ifPresent(values -> {
            for (YamlMap.Entry each : values.entries()) {
              change(effect, each, when, map);
            }
          });
    }
    if (!says) {
      problems.add(map.problem("nothing changes", "write for example scale: {plant.mass: 4}"));
    }
  }

  /// When it is so.
  private When when(YamlMap map) {
    if (map.get("randomly").isPresent()) {
      String name = "changes.switch" + (switches.size() + 1);
      switches.add(new Switch(name, positive(map, "randomly")));
      return new When(0, Double.POSITIVE_INFINITY, Parser.parse(name + " > 0"));
    }
    map.require("at", "when it begins: at: 300", problems);
    double at = map.get("at").flatMap(this::number).orElse(0.0);
    String from = "t >= " + Solving.digits(at);
    if (map.get("until").isEmpty()) {
      return new When(at, Double.POSITIVE_INFINITY, Parser.parse(from));
    }
    double until = map.get("until").flatMap(this::number).orElse(at);
    String both = "(" + from + ") and (t < " + Solving.digits(until) + ")";
    return new When(at, until, Parser.parse(both));
  }

  private double positive(YamlMap map, String key) {
    Optional<Yaml> node = map.get(key);
    double value = node.flatMap(this::number).orElse(1.0);
    if (!(value > 0)) {
      problems.add(node.orElse(map).problem("expected a number above 0", ""));
      return 1;
    }
    return value;
  }

  private Optional<Double> number(Yaml node) {
    return new ValueReader(problems)
        .quantity(node)
        .filter(each -> each.value().shape().isScalar())
        .map(each -> each.value().elements()[0]);
  }

  private void change(String effect, YamlMap.Entry entry, When when, YamlMap map) {
    Optional<String> quantity = quantity(entry);
    Optional<Change.Effect> made =
        effect.equals("delay") ? delay(entry, map) : value(entry).map(v -> effect(effect, v));
    if (quantity.isPresent() && made.isPresent()) {
      String name = quantity.get();
      changes.add(new Change(name, role(name), made.get(), when.active));
      String said = when.written() + effect + " " + name + " " + entry.value().value();
      if (name.startsWith(prefix)) {
        spells.add(new Timeline.Spell(when.from, when.until, said));
      } else {
        own.add(said + " at " + when.from + " until " + when.until);
      }
    }
  }

  private static Change.Effect effect(String effect, Expression value) {
    return switch (effect) {
      case "set" -> new Change.Set(value);
      case "scale" -> new Change.Scale(value);
      default -> new Change.Add(value);
    };
  }

  private Optional<Change.Effect> delay(YamlMap.Entry entry, YamlMap map) {
    double time = number(entry.value()).orElse(0.0);
    if (!(time > 0)) {
      problems.add(entry.value().problem("expected a time above 0", ""));
      return Optional.empty();
    }
    double usual = Math.clamp(Math.rint(time / step), 1, MOST_STAGES);
    double stages = map.get("stages").flatMap(this::number).orElse(usual);
    if (!(stages >= 0)) {
      problems.add(map.get("stages").orElse(map).problem("expected a number from 0 on", ""));
      return Optional.empty();
    }
    return Optional.of(new Change.Delay(time, (int) stages));
  }

  /// The full name of a parameter, an input, an output or a state.
  private Optional<String> quantity(YamlMap.Entry entry) {
    List<String> known =
        Stream.concat(
                system.variables().stream().map(Variable::name),
                system.definitions().stream().map(Definition::name))
            .distinct()
            .toList();
    List<String> meant = ShortNames.meant(entry.name(), known);
    if (meant.size() != 1) {
      problems.add(
          entry
              .key()
              .problem(
                  String.format(
                      Locale.ROOT,
                      meant.isEmpty()
                          ? "there is nothing called '%s'"
                          : "'%s' can mean several things",
                      entry.name()),
                  ShortNames.advice(entry.name(), known)));
      return Optional.empty();
    }
    return Optional.of(meant.getFirst());
  }

  private Change.Role role(String quantity) {
    if (system.parameters().stream().anyMatch(each -> each.name().equals(quantity))) {
      return Change.Role.EVERYWHERE;
    }
    return driven.contains(quantity) ? Change.Role.ACTUATOR : Change.Role.SENSOR;
  }

  /// An expression over time, states and parameters.
  private Optional<Expression> value(YamlMap.Entry entry) {
    SourceText text =
        Connection.read(new YamlMap(entry.key().source(), List.of(entry)), problems)
            .getFirst()
            .value();
    try {
      Parsed parsed = Parser.parse(text);
      Set<String> known = new HashSet<>(Set.of("t"));
      system.states().forEach(each -> known.add(each.name()));
      system.parameters().forEach(each -> known.add(each.name()));
      for (String name : parsed.expression().names()) {
        if (!known.contains(name)) {
          problems.add(
              parsed.problem(
                  parsed.expression(),
                  "unknown name '" + name + "'",
                  "a change is made of numbers, t, states and parameters: plant.x"));
          return Optional.empty();
        }
      }
      return Optional.of(parsed.expression());
    } catch (InputException refused) {
      problems.addAll(refused);
      return Optional.empty();
    }
  }
}
