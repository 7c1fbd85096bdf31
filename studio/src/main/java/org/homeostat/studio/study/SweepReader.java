package org.homeostat.studio.study;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.homeostat.system.Problems;
import org.homeostat.system.ValueReader;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlList;
import org.homeostat.system.YamlMap;

/// Reads `sweep: {chip.mismatch: [0, 0.1, 0.2]}`.
///
/// @param settings of the study's system
/// @param loops of the arms that have their own, by name
record SweepReader(SettingsReader settings, Map<String, Loop> loops, Problems problems) {

  /// @param arms of the study
  Sweep read(Optional<Yaml> node, List<Arm> arms) {
    Sweep none = new Sweep("", List.of(), arms, Set.of());
    Optional<YamlMap> map = node.flatMap(yaml -> yaml.map(problems));
    if (map.isEmpty()) {
      return none;
    }
    if (map.get().entries().size() != 1) {
      problems.add(map.get().problem("one quantity is swept", "write {chip.mismatch: [0, 0.1]}"));
      return none;
    }
    YamlMap.Entry entry = map.get().entries().getFirst();
    Optional<String> quantity = settings.scalarVariable(entry.key());
    TreeSet<Double> values = values(entry.value());
    return quantity.isEmpty() || values.isEmpty()
        ? none
        : new Sweep(quantity.get(), List.copyOf(values), arms, moving(quantity.get(), arms));
  }

  /// The arms that do not say what the quantity is, and whose system has it.
  private Set<String> moving(String quantity, List<Arm> arms) {
    Set<String> moving = new HashSet<>();
    for (Arm arm : arms) {
      Loop own = loops.get(arm.name());
      boolean has =
          own == null
              || Naming.variables(own.system()).anyMatch(each -> each.name().equals(quantity));
      if (has && !arm.settings().containsKey(quantity)) {
        moving.add(arm.name());
      }
    }
    return moving;
  }

  private TreeSet<Double> values(Yaml node) {
    List<Yaml> items = node instanceof YamlList list ? list.items() : List.of(node);
    TreeSet<Double> values = new TreeSet<>();
    for (Yaml item : items) {
      Optional<Double> value =
          new ValueReader(problems)
              .quantity(item)
              .filter(each -> each.value().shape().isScalar())
              .map(each -> each.value().elements()[0]);
      if (value.isPresent() && !values.add(value.get())) {
        problems.add(item.problem("this value stands here twice", "keep one"));
      }
    }
    if (values.size() < 2) {
      problems.add(node.problem("expected at least two values", "write [0, 0.1, 0.2]"));
    }
    return values;
  }
}
