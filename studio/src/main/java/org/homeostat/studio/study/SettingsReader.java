package org.homeostat.studio.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Name;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Parsed;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Shapes;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Measure;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.Reward;
import org.homeostat.system.ValueReader;
import org.homeostat.system.Variable;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlList;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads what a study says in the names of its system: values, arms, measures, limits.
public final class SettingsReader {
  private final DynamicalSystem system;
  private final Problems problems;

  SettingsReader(DynamicalSystem system, Problems problems) {
    this.system = system;
    this.problems = problems;
  }

  /// `{plant.mass: 2, tau: [0, 1]}`
  public Map<String, Tensor> values(Optional<Yaml> node) {
    Map<String, Tensor> values = new LinkedHashMap<>();
    node.flatMap(yaml -> yaml.map(problems))
        .ifPresent(map -> map.entries().forEach(entry -> read(entry, values)));
    return values;
  }

  /// The full name of the parameter, input or state that a key means; empty if there is none.
  public Optional<String> variable(YamlText name) {
    String full = Naming.qualified(system, name.text());
    if (Naming.variables(system).anyMatch(each -> each.name().equals(full))) {
      return Optional.of(full);
    }
    WrongInput wrong = Naming.unknown(system, name.text());
    problems.add(name.problem(wrong.message(), wrong.advice()));
    return Optional.empty();
  }

  /// As [#variable], if it is a number.
  Optional<String> scalarVariable(YamlText name) {
    Optional<String> full = variable(name);
    boolean scalar =
        full.isPresent()
            && Naming.variables(system)
                .filter(each -> each.name().equals(full.get()))
                .allMatch(each -> each.shape().isScalar());
    if (full.isPresent() && !scalar) {
      problems.add(name.problem("'" + full.get() + "' is not a single number", ""));
    }
    return scalar ? full : Optional.empty();
  }

  private void read(YamlMap.Entry entry, Map<String, Tensor> values) {
    Optional<Tensor> value =
        new ValueReader(problems).quantity(entry.value()).map(ValueReader.Quantity::value);
    try {
      Map<String, Tensor> named =
          Naming.values(system, entry.name(), value.orElse(Tensor.scalar(0)));
      if (value.isPresent()) {
        values.putAll(named);
      }
    } catch (WrongInput wrong) {
      problems.add(entry.key().problem(wrong.message(), wrong.advice()));
    }
  }

  /// Whether all names of an expression are known.
  boolean knows(Expression expression) {
    Set<String> known = new HashSet<>(Set.of("t"));
    Naming.variables(system).forEach(each -> known.add(each.name()));
    Stream.concat(system.definitions().stream(), system.outputs().stream())
        .forEach(each -> known.add(each.name()));
    return known.containsAll(expression.names());
  }

  /// `{return: {sum: reward, at: [100, 165, 300]}}`; without measures, the sum of the reward at the
  /// end.
  List<Measure> measures(Optional<Yaml> node, Solving solving) {
    List<Measure> measures = new ArrayList<>();
    node.flatMap(yaml -> yaml.map(problems))
        .ifPresent(map ->
            map.entries().forEach(entry -> measure(entry, solving).ifPresent(measures::add)));
    boolean rewarded = system.outputs().stream().anyMatch(each -> each.name().equals(Reward.NAME));
    if (measures.isEmpty() && rewarded) {
      measures.add(
          new Measure("return", Measure.Kind.SUM, new Name(Reward.NAME), List.of(solving.until())));
    }
    return measures;
  }

  private Optional<Measure> measure(YamlMap.Entry entry, Solving solving) {
    Optional<YamlMap> map = mapping(entry.value(), "sum", "mean", "last", "at");
    if (map.isEmpty()) {
      return Optional.empty();
    }
    Optional<Measure.Kind> kind = Optional.empty();
    Optional<Yaml> quantity = Optional.empty();
    for (YamlMap.Entry each : map.get().entries()) {
      Optional<Measure.Kind> named = kind(each.name());
      if (named.isPresent() && kind.isPresent()) {
        problems.add(each.key().problem("a measure is one of sum, mean and last", "make two"));
      }
      if (named.isPresent()) {
        kind = named;
        quantity = Optional.of(each.value());
      }
    }
    if (kind.isEmpty()) {
      problems.add(
          entry
              .key()
              .problem("what is measured is missing", "write {sum: reward, at: [100, 300]}"));
    }
    List<Double> times = map.get().get("at").map(at -> times(at, solving)).orElse(List.of());
    Optional<Parsed> parsed =
        quantity.flatMap(node -> node.text(problems)).flatMap(text -> scalar(text, "a measure"));
    if (kind.isEmpty() || parsed.isEmpty()) {
      return Optional.empty();
    }
    List<Double> at = times.isEmpty() ? List.of(solving.until()) : times;
    return Optional.of(new Measure(entry.name(), kind.get(), parsed.get().expression(), at));
  }

  private Optional<YamlMap> mapping(Yaml node, String... keys) {
    return node.map(problems).map(map -> map.allowOnly(List.of(keys), problems));
  }

  private static Optional<Measure.Kind> kind(String name) {
    return switch (name) {
      case "sum" -> Optional.of(Measure.Kind.SUM);
      case "mean" -> Optional.of(Measure.Kind.MEAN);
      case "last" -> Optional.of(Measure.Kind.LAST);
      default -> Optional.empty();
    };
  }

  private List<Double> times(Yaml node, Solving solving) {
    List<Yaml> items = node instanceof YamlList list ? list.items() : List.of(node);
    List<Double> times = new ArrayList<>();
    for (Yaml item : items) {
      Optional<Tensor> time =
          new ValueReader(problems).quantity(item).map(ValueReader.Quantity::value);
      double value = time.filter(t -> t.shape().isScalar()).map(t -> t.elements()[0]).orElse(-1.0);
      if (time.isPresent() && !(value >= 0 && value <= solving.until())) {
        problems.add(
            item.problem(
                "expected a time of the run, from 0 to "
                    + Solving.digits(solving.until())
                    + ", found "
                    + item.kind(),
                ""));
      } else if (times.contains(value)) {
        problems.add(item.problem("this time stands here twice", "keep one"));
      } else {
        times.add(value);
      }
    }
    return times;
  }

  /// A scalar expression in the names of the system.
  ///
  /// @param what it is: `a measure`
  public Optional<Parsed> scalar(YamlText text, String what) {
    Map<String, Shape> names = new LinkedHashMap<>();
    Naming.variables(system).forEach(each -> names.put(each.name(), each.shape()));
    Stream.of(system.definitions(), system.outputs())
        .flatMap(List::stream)
        .forEach((Definition each) -> names.put(each.name(), each.shape()));
    names.put("t", Shape.SCALAR);
    try {
      Parsed parsed = Parser.parse(text.source());
      Shape shape = Shapes.of(parsed, names);
      if (!shape.isScalar()) {
        problems.add(
            text.problem(
                what + " is a scalar, found shape " + shape, "take its sum or an element"));
      }
      return Optional.of(parsed);
    } catch (InputException refused) {
      problems.addAll(refused);
      return Optional.empty();
    }
  }

  /// `{above: 1000, of: parameters}`, where `parameters` are those that learn; or names of states.
  Limit limit(Optional<Yaml> node) {
    Optional<YamlMap> map = node.flatMap(yaml -> mapping(yaml, "above", "of"));
    if (map.isEmpty()) {
      return Limit.NONE;
    }
    Optional<Double> above =
        map.get()
            .require("above", "write {above: 1000, of: parameters}", problems)
            .flatMap(this::limitValue);
    List<String> states = new ArrayList<>();
    map.get()
        .require("of", "write {above: 1000, of: parameters}", problems)
        .ifPresent(of -> states.addAll(limited(of)));
    return new Limit(above.orElse(1.0), states);
  }

  private Optional<Double> limitValue(Yaml node) {
    double value = node.value() instanceof Double number ? number : Double.NaN;
    if (!(value > 0)) {
      problems.add(node.problem("expected a number above 0, found " + node.kind(), ""));
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private List<String> limited(Yaml node) {
    List<Yaml> items = node instanceof YamlList list ? list.items() : List.of(node);
    List<String> known = system.states().stream().map(Variable::name).toList();
    List<String> states = new ArrayList<>();
    for (Yaml item : items) {
      Optional<YamlText> text = item.text(problems);
      if (text.isEmpty()) {
        continue;
      }
      String name = text.get().text();
      if (name.equals("parameters")) {
        states.addAll(Naming.learned(system));
      } else if (known.contains(Naming.qualified(system, name))) {
        states.add(Naming.qualified(system, name));
      } else {
        String near =
            Nearest.advice(name, Stream.concat(known.stream(), Stream.of("parameters")).toList());
        problems.add(
            text.get()
                .problem(
                    "'" + name + "' is not a state",
                    near.isEmpty() ? "'parameters' are all that learn" : near));
      }
    }
    return states;
  }

  /// `{seeds: 20, every: 10}`
  Recording recording(Optional<Yaml> node) {
    Optional<YamlMap> map = node.flatMap(yaml -> mapping(yaml, "seeds", "every"));
    return new Recording(
        map.flatMap(m -> m.get("seeds")).map(this::count).orElse(Recording.USUAL.seeds()),
        map.flatMap(m -> m.get("every")).map(this::count).orElse(Recording.USUAL.every()));
  }

  private int count(Yaml node) {
    double value = node.value() instanceof Double number ? number : Double.NaN;
    if (!(value >= 1 && value <= 1e9 && value == Math.rint(value))) {
      problems.add(node.problem("expected a whole number above 0, found " + node.kind(), ""));
      return 1;
    }
    return (int) value;
  }
}
