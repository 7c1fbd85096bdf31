package org.homeostat.studio.evolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Distribution;
import org.homeostat.studio.study.SettingsReader;
import org.homeostat.system.Problems;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlList;
import org.homeostat.system.YamlMap;

/// Reads what differs between trajectories.
///
/// ```yaml
/// vary: {plant.x: {uniform: [-1, 1]}, plant.v: {normal: [0, 0.1]}, plant.mass: {choice: [1, 2]}}
/// conditions: {light: {plant.mass: 0.5}, heavy: {plant.mass: 2}}
/// ```
record WorldReader(SettingsReader settings, Problems problems) {
  static final List<String> LAWS = List.of("uniform", "normal", "choice", "cycle");

  private static final String EXAMPLE = "write for example {uniform: [-1, 1]}";

  Map<String, Distribution> vary(Optional<Yaml> node) {
    Map<String, Distribution> vary = new LinkedHashMap<>();
    for (YamlMap.Entry entry : entries(node)) {
      Optional<String> name = settings.variable(entry.key());
      Optional<Distribution> law = entry.value().map(problems).flatMap(this::law);
      if (name.isPresent() && law.isPresent()) {
        vary.put(name.get(), law.get());
      }
    }
    return vary;
  }

  private Optional<Distribution> law(YamlMap written) {
    YamlMap map = written.allowOnly(LAWS, problems);
    if (map.entries().size() != 1) {
      if (!written.entries().isEmpty() && map.entries().isEmpty()) {
        return Optional.empty();
      }
      problems.add(written.problem("expected one of " + String.join(", ", LAWS), EXAMPLE));
      return Optional.empty();
    }
    YamlMap.Entry law = map.entries().getFirst();
    Optional<List<Double>> numbers = numbers(law.value());
    if (numbers.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(distribution(law, numbers.get()));
    } catch (IllegalArgumentException wrong) {
      problems.add(law.value().problem(String.valueOf(wrong.getMessage()), ""));
      return Optional.empty();
    }
  }

  private static Distribution distribution(YamlMap.Entry law, List<Double> numbers) {
    return switch (law.name()) {
      case "choice" -> new Distribution.Choice(numbers);
      case "cycle" -> new Distribution.Cycle(numbers);
      default -> {
        if (numbers.size() != 2) {
          throw new IllegalArgumentException(
              law.name() + " takes two numbers, found " + numbers.size());
        }
        yield law.name().equals("uniform")
            ? new Distribution.Uniform(numbers.getFirst(), numbers.getLast())
            : new Distribution.Normal(numbers.getFirst(), numbers.getLast());
      }
    };
  }

  private Optional<List<Double>> numbers(Yaml node) {
    Optional<YamlList> list = node.list(problems);
    List<Double> numbers = new ArrayList<>();
    for (Yaml item : list.map(YamlList::items).orElse(List.of())) {
      OptionalDouble number = item.number(problems);
      number.ifPresent(numbers::add);
    }
    return list.filter(each -> each.items().size() == numbers.size()).map(_ -> numbers);
  }

  Map<String, Map<String, Tensor>> worlds(Optional<Yaml> node) {
    Map<String, Map<String, Tensor>> worlds = new LinkedHashMap<>();
    for (YamlMap.Entry entry : entries(node)) {
      if (entry.name().isBlank()) {
        problems.add(entry.key().problem("this needs a name", ""));
      }
      worlds.put(entry.name(), settings.values(Optional.of(entry.value())));
    }
    node.filter(each -> each instanceof YamlMap map && map.entries().isEmpty())
        .ifPresent(each -> problems.add(each.problem("nothing stands here", "leave it out")));
    return worlds;
  }

  private List<YamlMap.Entry> entries(Optional<Yaml> node) {
    return node.flatMap(each -> each.map(problems)).map(YamlMap::entries).orElse(List.of());
  }
}
