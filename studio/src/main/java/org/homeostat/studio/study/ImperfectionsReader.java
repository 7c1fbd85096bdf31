package org.homeostat.studio.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.imperfection.Device;
import org.homeostat.imperfection.Imperfection;
import org.homeostat.imperfection.Subject;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.ShortNames;
import org.homeostat.system.Variable;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlList;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads `imperfections: [{mismatch: 0.2, of: [agent.K]}, {dead: 0.1, of: agent.z, from: 300}]`.
///
/// The strength of the first mismatch is the parameter `chip.mismatch`, of the second
/// `chip.mismatch2`.
public final class ImperfectionsReader {
  /// What says which imperfection it is.
  static final List<String> KINDS =
      List.of(
          "mismatch",
          "dead",
          "stuck",
          "levels",
          "bits",
          "updates",
          "temperature",
          "thermal",
          "shot",
          "flicker");

  /// What is said beside it.
  static final List<String> SETTINGS =
      List.of(
          "of",
          "from",
          "at",
          "within",
          "rounding",
          "every",
          "up",
          "down",
          "q10",
          "arrhenius",
          "nominal",
          "rate",
          "current",
          "between",
          "whole");

  private final Set<String> before;
  private final double step;
  private final Problems problems;
  private final List<Imperfection> imperfections = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private DynamicalSystem system;

  /// @param still the system before it learns, whose parameters are weights where a rule moves them
  /// @param learning the system that comes onto the device
  public ImperfectionsReader(
      DynamicalSystem still, DynamicalSystem learning, double step, Problems problems) {
    this.before = still.parameters().stream().map(Variable::name).collect(Collectors.toSet());
    this.system = learning;
    this.step = step;
    this.problems = problems;
  }

  /// The device; what is wrong is a problem.
  public Device read(Yaml node) {
    List<Yaml> items = node instanceof YamlList list ? list.items() : List.of(node);
    for (Yaml item : items) {
      item.map(problems).ifPresent(this::entry);
    }
    return new Device(imperfections);
  }

  private void entry(YamlMap written) {
    List<String> keys = Stream.of(KINDS, SETTINGS).flatMap(List::stream).toList();
    YamlMap map = written.allowOnly(keys, problems);
    List<YamlMap.Entry> kinds =
        map.entries().stream().filter(each -> KINDS.contains(each.name())).toList();
    if (kinds.size() != 1) {
      problems.add(
          map.problem(
              kinds.isEmpty() ? "no imperfection is said" : "two imperfections in one",
              "each is one of " + String.join(", ", KINDS)));
      return;
    }
    YamlMap.Entry kind = kinds.getFirst();
    List<Subject> subjects = subjects(map);
    String counted = kind.name().equals("bits") ? "levels" : kind.name();
    int count = counts.merge(counted, 1, Integer::sum);
    var reader = new ImperfectionReader(map, kind, count == 1 ? "" : "" + count, step, problems);
    for (Subject subject : subjects) {
      int found = problems.found().size();
      Optional<Imperfection> read = reader.read(subject, system);
      if (read.isPresent() && problems.found().size() == found) {
        imperfections.add(read.get());
        system = read.get().apply(system);
      }
    }
  }

  /// The quantities that are meant.
  private List<Subject> subjects(YamlMap map) {
    double from = new Numbers(map, problems).number("from").orElse(Double.NEGATIVE_INFINITY);
    Optional<Yaml> of = map.require("of", "what it is of: of: [agent.K]", problems);
    List<Yaml> items =
        of.map(node -> node instanceof YamlList list ? list.items() : List.of(node))
            .orElse(List.of());
    Map<String, Subject> subjects = new LinkedHashMap<>();
    for (Yaml item : items) {
      item.text(problems)
          .flatMap(this::quantity)
          .ifPresent(name -> {
            boolean learns =
                before.contains(name)
                    && system.states().stream().anyMatch(each -> each.name().equals(name));
            subjects.put(name, new Subject(name, learns, from));
          });
    }
    return List.copyOf(subjects.values());
  }

  /// The full name of a parameter, a state or a definition.
  private Optional<String> quantity(YamlText text) {
    List<String> known =
        Stream.concat(
                Stream.of(system.states(), system.parameters())
                    .flatMap(List::stream)
                    .map(Variable::name),
                system.definitions().stream().map(Definition::name))
            .distinct()
            .toList();
    List<String> meant = ShortNames.meant(text.text(), known);
    if (meant.size() != 1) {
      problems.add(
          text.problem(
              meant.isEmpty()
                  ? "there is nothing called '" + text.text() + "'"
                  : "'" + text.text() + "' can mean several things",
              ShortNames.advice(text.text(), known)));
      return Optional.empty();
    }
    return Optional.of(meant.getFirst());
  }
}
