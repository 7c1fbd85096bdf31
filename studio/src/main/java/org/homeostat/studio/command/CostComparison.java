package org.homeostat.studio.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.page.EnergyPage;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.substrate.cost.Energy;
import org.homeostat.substrate.cost.Substrate;
import org.homeostat.substrate.cost.SystemCost;

/// `homeostat cost STUDY --during T`.
final class CostComparison {
  private CostComparison() {}

  /// The joules of all arms beside each other.
  ///
  /// @param page where a report goes
  static void print(
      Terminal terminal, Study study, double time, long steps, Optional<Path> page, boolean json)
      throws IOException {
    if (!(time > 0 && time < Double.POSITIVE_INFINITY)) {
      throw new WrongInput("--during takes a time above 0, found " + time, "");
    }
    Map<String, SystemCost> arms = new LinkedHashMap<>();
    study.arms().forEach(each -> arms.put(each.name(), ArmCost.of(study, each, steps)));
    Map<String, Function<Substrate, Energy>> columns = new LinkedHashMap<>();
    arms.forEach((name, cost) -> columns.put(name, on -> cost.energyPerSecond(on).times(time)));
    if (page.isPresent()) {
      String title = "Joules of " + NumberText.of(time) + " simulated seconds";
      new EnergyPage(study.name(), "What its arms take.", List.of(), title, columns)
          .write(terminal.folder().resolve(page.get()));
    }
    if (json) {
      Map<String, Object> documents = new LinkedHashMap<>();
      arms.forEach((name, cost) -> documents.put(name, CostDocument.of(study, cost)));
      terminal.out().print(Json.text(documents));
      return;
    }
    terminal
        .out()
        .println(
            "%s: joules of %s simulated seconds, an estimate from published figures, without the plant"
                .formatted(study.name(), NumberText.of(time)));
    EnergyTable.print(terminal.out(), columns);
  }
}
