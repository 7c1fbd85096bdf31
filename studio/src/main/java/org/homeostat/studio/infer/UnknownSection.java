package org.homeostat.studio.infer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.inference.Prior;
import org.homeostat.inference.Priors;
import org.homeostat.inference.Sensor;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.Variable;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads what is unknown of a system: parameters, states at the start, and names that only the
/// deviations of sensors have, which become parameters of the system.
final class UnknownSection {
  private static final List<String> ESTIMATES = List.of("posterior", "likelihood");

  private final DynamicalSystem declared;
  private final List<Sensor> sensors;
  private final YamlMap section;
  private final Problems problems;
  private final List<Variable> added = new ArrayList<>();

  UnknownSection(
      DynamicalSystem declared, List<Sensor> sensors, YamlMap section, Problems problems) {
    this.declared = declared;
    this.sensors = sensors;
    this.section = section;
    this.problems = problems;
  }

  /// The system with the parameters that were added.
  DynamicalSystem system() {
    List<Variable> all = new ArrayList<>(declared.parameters());
    all.addAll(added);
    return declared.withParameters(all);
  }

  Parameters read() {
    List<Prior> priors = new ArrayList<>();
    Map<String, Tensor> said = new LinkedHashMap<>();
    List<String> before = new ArrayList<>();
    var reader = new PriorReader(problems);
    Optional<YamlMap> map = section.get("parameters").flatMap(node -> node.map(problems));
    for (YamlMap.Entry entry : map.map(YamlMap::entries).orElse(List.of())) {
      shape(entry.key())
          .flatMap(shape -> reader.prior(entry, Optional.of(shape)))
          .ifPresent(prior -> {
            priors.add(prior);
            reader.checkOrder(entry, prior, before);
            checkNames(entry, prior, map.get());
            reader.start(entry, prior).ifPresent(start -> said.put(prior.name(), start));
          });
      before.add(entry.name());
    }
    Parameters.Estimate estimate = estimate();
    ChainSettings settings = ChainReader.read(section, ChainSettings.METROPOLIS, problems);
    if (!problems.isEmpty()) {
      return new Parameters(new Priors(List.of()), Map.of(), estimate, settings);
    }
    try {
      var all = new Priors(priors);
      return new Parameters(all, starts(all, said), estimate, settings);
    } catch (RefusedException refused) {
      problems.add(map.orElse(section).problem(String.valueOf(refused.getMessage()), ""));
      return new Parameters(new Priors(List.of()), Map.of(), estimate, settings);
    }
  }

  /// The shape of what is unknown; a name that the system does not have is added to it.
  private Optional<Shape> shape(YamlText name) {
    List<Variable> known = new ArrayList<>(declared.states());
    known.addAll(declared.parameters());
    Optional<Variable> variable =
        known.stream().filter(each -> each.name().equals(name.text())).findFirst();
    if (variable.isPresent()) {
      return variable.map(Variable::shape);
    }
    Set<String> free = new LinkedHashSet<>();
    sensors.forEach(sensor -> free.addAll(sensor.deviation().names()));
    if (free.contains(name.text())) {
      added.add(Variable.scalar(name.text(), 1));
      return Optional.of(Shape.SCALAR);
    }
    List<String> names = new ArrayList<>(known.stream().map(Variable::name).toList());
    names.addAll(free);
    String near = Nearest.advice(name.text(), names);
    problems.add(
        name.problem(
            "there is no parameter, state or name in a deviation '" + name.text() + "'",
            near.isEmpty() ? "known here: " + String.join(", ", names) : near));
    return Optional.empty();
  }

  /// A density names what has a prior.
  private void checkNames(YamlMap.Entry entry, Prior prior, YamlMap map) {
    if (!(prior.law() instanceof Prior.Written written)) {
      return;
    }
    List<String> known = map.entries().stream().map(YamlMap.Entry::name).toList();
    for (String name : written.logDensity().names()) {
      if (!known.contains(name)) {
        problems.add(
            entry
                .value()
                .problem(
                    "the density of '" + prior.name() + "' names '" + name + "'",
                    "it may name what has a prior: " + String.join(", ", known)));
      }
    }
  }

  private Parameters.Estimate estimate() {
    Optional<YamlText> text = section.get("estimate").flatMap(node -> node.text(problems));
    String asked = text.map(YamlText::text).orElse(ESTIMATES.getFirst());
    if (!ESTIMATES.contains(asked)) {
      text.ifPresent(node ->
          problems.add(
              node.problem(
                  "there is no estimate '" + asked + "'",
                  "there are " + String.join(" and ", ESTIMATES))));
    }
    return asked.equals("likelihood")
        ? Parameters.Estimate.LIKELIHOOD
        : Parameters.Estimate.POSTERIOR;
  }

  /// As said, else as the system declares it where that lies between the ends, else as priors have
  /// it.
  private Map<String, Tensor> starts(Priors priors, Map<String, Tensor> said) {
    Map<String, Tensor> starts = new LinkedHashMap<>(priors.typical());
    for (Prior prior : priors.each()) {
      declared.variables().stream()
          .filter(each -> each.name().equals(prior.name()))
          .map(Variable::start)
          .filter(start -> fits(prior, start))
          .forEach(start -> starts.put(prior.name(), start));
    }
    starts.putAll(said);
    return starts;
  }

  private static boolean fits(Prior prior, Tensor start) {
    for (double element : start.elements()) {
      if (!prior.support().contains(element)) {
        return false;
      }
    }
    return true;
  }
}
