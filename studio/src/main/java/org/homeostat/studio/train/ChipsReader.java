package org.homeostat.studio.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Shape;
import org.homeostat.imperfection.Device;
import org.homeostat.imperfection.Making;
import org.homeostat.studio.study.ImperfectionsReader;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.Variable;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlList;
import org.homeostat.system.YamlMap;

/// Reads `chips: {imperfections: [{mismatch: 0.5, of: [W1, W2]}], count: 100, epochs: 1, sweep:
/// {chip.mismatch: [0.25, 0.5]}}`.
record ChipsReader(Optional<Yaml> node, TrainSettings settings, Problems problems) {
  static final List<String> KEYS = List.of("imperfections", "count", "epochs", "sweep");

  private static final int MOST = 100_000;

  ChipSettings read() {
    Optional<YamlMap> map =
        node.flatMap(each -> each.map(problems)).map(each -> each.allowOnly(KEYS, problems));
    if (map.isEmpty()) {
      return ChipSettings.NONE;
    }
    if (settings.comparison() instanceof Comparison.Continual) {
      problems.add(map.get().problem("weights that move all the while have no chips", ""));
    }
    List<Variable> weights = settings.model().parameters();
    Device device =
        map.get()
            .require("imperfections", "imperfections: [{mismatch: 0.5, of: W1}]", problems)
            .map(each -> device(each, weights))
            .orElse(Device.IDEAL);
    var numbers = new Settings(map.get(), problems);
    int count = numbers.whole("count", 1, MOST, 20);
    int epochs = numbers.whole("epochs", 0, MOST, 1);
    Optional<YamlMap.Entry> sweep =
        map.get().get("sweep").flatMap(each -> each.map(problems)).flatMap(this::one);
    String swept = sweep.map(each -> strength(each, weights, device)).orElse("");
    List<Double> values = sweep.map(each -> values(each.value())).orElse(List.of());
    return new ChipSettings(device, count, epochs, swept, values);
  }

  /// An interval is so many steps of the optimiser.
  private Device device(Yaml said, List<Variable> weights) {
    double step = 0.5;
    Device device =
        new ImperfectionsReader(Making.still(weights), Making.held(weights), step, problems)
            .read(said);
    Making.unfit(device)
        .forEach(each ->
            problems.add(
                said.problem(
                    each + " of weights that learn from examples",
                    "take mismatch, dead, stuck, levels, bits or updates")));
    return device;
  }

  private Optional<YamlMap.Entry> one(YamlMap map) {
    if (map.entries().size() != 1) {
      problems.add(map.problem("one quantity is swept", "write {chip.mismatch: [0.1, 0.2]}"));
      return Optional.empty();
    }
    return Optional.of(map.entries().getFirst());
  }

  private String strength(YamlMap.Entry entry, List<Variable> weights, Device device) {
    DynamicalSystem made = Making.held(weights).with(device);
    List<String> known =
        made.parameters().stream()
            .filter(each -> each.shape().equals(Shape.SCALAR) && each.name().startsWith("chip."))
            .map(Variable::name)
            .toList();
    if (!known.contains(entry.name())) {
      String near = Nearest.advice(entry.name(), known);
      problems.add(
          entry
              .key()
              .problem(
                  "there is no strength '" + entry.name() + "'",
                  near.isEmpty() ? "known here: " + String.join(", ", known) : near));
    }
    return entry.name();
  }

  private List<Double> values(Yaml written) {
    List<Yaml> items = written instanceof YamlList list ? list.items() : List.of(written);
    List<Double> values = new ArrayList<>();
    items.forEach(
        item -> new Settings(YamlMap.empty("sweep"), problems).number(item).ifPresent(values::add));
    return values.stream().distinct().sorted().toList();
  }
}
