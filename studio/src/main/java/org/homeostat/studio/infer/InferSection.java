package org.homeostat.studio.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.Element;
import org.homeostat.control.Matrix;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Tensor;
import org.homeostat.inference.Approximation;
import org.homeostat.inference.GaussianFilter;
import org.homeostat.inference.Sensor;
import org.homeostat.inference.StateSpace;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.ValueReader;
import org.homeostat.system.Variable;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlList;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads the section `infer` in the names of its declared.
final class InferSection {
  private final DynamicalSystem declared;
  private final YamlMap section;
  private final Problems problems;
  private final Map<String, String> columns;

  InferSection(DynamicalSystem system, YamlMap section, Problems problems) {
    this.declared = system;
    this.section = section;
    this.problems = problems;
    this.columns = columns();
  }

  Optional<StateStudy> read(String name, String about, Map<String, Object> document) {
    List<Sensor> sensors = sensors();
    var unknown = new UnknownSection(declared, sensors, section, problems);
    Parameters parameters = unknown.read();
    DynamicalSystem system = unknown.system();
    Matrix covariance = covariance();
    String filter = filter();
    double step = positive("step", 0.01);
    double gate = gate();
    Swarming swarm = swarm(filter);
    String time =
        section.get("time").flatMap(n -> n.text(problems)).map(YamlText::text).orElse("t");
    Map<String, String> inputs = inputs();
    Trials trials = TrialReader.read(section, problems);
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    try {
      StateSpace space = new StateSpace(system, sensors, covariance, step);
      Approximation approximation =
          InferReader.FILTERS.getOrDefault(filter, Approximation.unscented());
      GaussianFilter.of(space, approximation);
      List<String> measured =
          space.measured().stream()
              .map(Element::toString)
              .map(each -> columns.getOrDefault(each, each))
              .toList();
      var study =
          new StateStudy(
              name,
              about,
              space,
              filter,
              approximation,
              swarm,
              gate,
              time,
              measured,
              inputs,
              parameters,
              trials,
              document);
      TrialReader.check(section, study, problems);
      return Optional.of(study);
    } catch (RefusedException refused) {
      problems.add(section.problem(String.valueOf(refused.getMessage()), ""));
      return Optional.empty();
    }
  }

  /// `{angle: 0.05}`: outputs with the deviations of their errors.
  private List<Sensor> sensors() {
    List<Sensor> sensors = new ArrayList<>();
    List<String> outputs = declared.outputs().stream().map(Definition::name).toList();
    Optional<YamlMap> map =
        section
            .require("measure", "name outputs with deviations: measure: {angle: 0.05}", problems)
            .flatMap(node -> node.map(problems));
    for (YamlMap.Entry entry : map.map(YamlMap::entries).orElse(List.of())) {
      unless(outputs, entry.key(), "output");
      entry
          .value()
          .text(problems)
          .flatMap(this::expression)
          .ifPresent(deviation -> sensors.add(new Sensor(entry.name(), deviation)));
    }
    if (map.isPresent() && map.get().entries().isEmpty()) {
      problems.add(map.get().problem("nothing is measured", "name at least one output"));
    }
    return sensors;
  }

  private Optional<Expression> expression(YamlText text) {
    try {
      return Optional.of(Parser.parse(text.source()).expression());
    } catch (InputException refused) {
      problems.addAll(refused);
      return Optional.empty();
    }
  }

  private void unless(List<String> known, YamlText name, String what) {
    if (!known.contains(name.text())) {
      String near = Nearest.advice(name.text(), known);
      String all =
          known.isEmpty() ? "the system has none" : "known here: " + String.join(", ", known);
      problems.add(
          name.problem(
              "there is no " + what + " '" + name.text() + "'", near.isEmpty() ? all : near));
    }
  }

  /// `{angle: 0.3, speed: 1}`: deviations at the start, 0 where none is said.
  private Matrix covariance() {
    Map<String, double[]> deviations = new LinkedHashMap<>();
    declared.states().forEach(x -> deviations.put(x.name(), new double[x.shape().size()]));
    Optional<YamlMap> map = section.get("start").flatMap(node -> node.map(problems));
    List<String> states = declared.states().stream().map(Variable::name).toList();
    for (YamlMap.Entry entry : map.map(YamlMap::entries).orElse(List.of())) {
      unless(states, entry.key(), "state");
      double[] into = deviations.getOrDefault(entry.name(), new double[1]);
      new ValueReader(problems)
          .quantity(entry.value())
          .map(ValueReader.Quantity::value)
          .ifPresent(value -> deviation(entry.value(), value, into));
    }
    double[] variances =
        deviations.values().stream()
            .flatMapToDouble(Arrays::stream)
            .map(deviation -> deviation * deviation)
            .toArray();
    return Matrix.diagonal(variances);
  }

  private void deviation(Yaml node, Tensor value, double[] into) {
    double[] elements = value.elements();
    if (elements.length != 1 && elements.length != into.length) {
      problems.add(node.problem("expected 1 or " + into.length + " deviations", ""));
      return;
    }
    for (int i = 0; i < into.length; i++) {
      into[i] = elements[elements.length == 1 ? 0 : i];
      if (!(into[i] >= 0)) {
        problems.add(node.problem("a deviation is a number from 0 on, found " + into[i], ""));
        return;
      }
    }
  }

  private String filter() {
    Optional<YamlText> text = section.get("filter").flatMap(node -> node.text(problems));
    List<String> known = new ArrayList<>(InferReader.FILTERS.keySet());
    known.addAll(Swarming.KINDS);
    text.ifPresent(name -> unless(known, name, "filter"));
    return text.map(YamlText::text).orElse("unscented");
  }

  /// Of a filter of many points; what it does not go with is a mistake.
  private Swarming swarm(String filter) {
    if (!Swarming.KINDS.contains(filter)) {
      for (String key : List.of("particles", "seed")) {
        refuse(
            key, "the filter '" + filter + "' has no particles", "leave it out, or name particle");
      }
      return Swarming.NONE;
    }
    String one = "the filter '" + filter + "' ";
    refuse("gate", one + "leaves no rows out", "leave it out");
    for (String key : List.of("parameters", "estimate", "sample")) {
      refuse(
          key,
          one + "gives a likelihood that is random, from which parameters cannot be drawn yet",
          "take extended, unscented or cubature");
    }
    var whole = new WholeReader(section, problems);
    int usual = filter.equals(Swarming.ENSEMBLE) ? 100 : 1000;
    return new Swarming(
        filter,
        (int) whole.read("particles", usual, 2, 1 << 24),
        whole.read("seed", 0, 0, Integer.MAX_VALUE));
  }

  private void refuse(String key, String found, String advice) {
    section.get(key).ifPresent(node -> problems.add(node.problem(found, advice)));
  }

  private double positive(String key, double usual) {
    Optional<Yaml> node = section.get(key);
    Optional<Tensor> value =
        node.flatMap(n -> new ValueReader(problems).quantity(n).map(ValueReader.Quantity::value));
    if (value.isEmpty()) {
      return usual;
    }
    double number = value.get().shape().isScalar() ? value.get().elements()[0] : -1;
    if (!(number > 0) || !Double.isFinite(number)) {
      problems.add(node.get().problem("expected a number above 0", ""));
      return usual;
    }
    return number;
  }

  private double gate() {
    double gate = positive("gate", 1);
    if (gate > 1) {
      section
          .get("gate")
          .ifPresent(node ->
              problems.add(
                  node.problem(
                      "a gate is the share of good rows that pass, 0.999 say", "at most 1")));
      return 1;
    }
    return gate;
  }

  /// `[torque]`: inputs that the data hold.
  private Map<String, String> inputs() {
    Map<String, String> inputs = new LinkedHashMap<>();
    Optional<YamlList> list = section.get("inputs").flatMap(node -> node.list(problems));
    List<String> known =
        declared.inputs().stream()
            .filter(input -> input.shape().isScalar())
            .map(Variable::name)
            .toList();
    for (Yaml item : list.map(YamlList::items).orElse(List.of())) {
      item.text(problems)
          .ifPresent(text -> {
            unless(known, text, "scalar input");
            inputs.put(text.text(), columns.getOrDefault(text.text(), text.text()));
          });
    }
    return inputs;
  }

  /// `{angle: theta}`: columns that are called otherwise than what they hold.
  private Map<String, String> columns() {
    Map<String, String> names = new LinkedHashMap<>();
    Optional<YamlMap> map = section.get("columns").flatMap(node -> node.map(problems));
    for (YamlMap.Entry entry : map.map(YamlMap::entries).orElse(List.of())) {
      entry.value().text(problems).ifPresent(text -> names.put(entry.name(), text.text()));
    }
    return names;
  }
}
