package org.homeostat.studio.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.homeostat.studio.report.NumberText;
import org.homeostat.substrate.cost.Energy;
import org.homeostat.substrate.cost.Substrate;

/// Estimated energies on every substrate: for people, and for programs with their sources.
final class EnergyTable {
  private EnergyTable() {}

  /// A row a substrate.
  ///
  /// @param columns by their titles, the energy on a substrate
  static void print(PrintStream out, Map<String, Function<Substrate, Energy>> columns) {
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("substrate"));
    header.addAll(columns.keySet());
    header.add("counted");
    rows.add(header);
    for (Substrate substrate : Substrate.all()) {
      List<String> row = new ArrayList<>(List.of(substrate.name()));
      columns.values().forEach(energy -> row.add(text(energy.apply(substrate))));
      row.add(substrate.counted());
      rows.add(row);
    }
    Alignment.print(out, rows, Set.of(0));
  }

  /// `0.21 to 0.34`, or one number where both are the same; a dash for none.
  private static String text(Energy energy) {
    Energy rounded = energy.rounded();
    if (rounded.high() == 0) {
      return "–";
    }
    String high = NumberText.of(rounded.high());
    return rounded.low() == rounded.high() ? high : NumberText.of(rounded.low()) + " to " + high;
  }

  /// By the names of the substrates.
  static Map<String, Object> document(Function<Substrate, Energy> energies) {
    Map<String, Object> document = new LinkedHashMap<>();
    for (Substrate substrate : Substrate.all()) {
      Energy energy = energies.apply(substrate);
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("low", energy.low());
      entry.put("high", energy.high());
      entry.put("estimate", true);
      entry.put("sources", substrate.sources());
      document.put(substrate.name(), entry);
    }
    return document;
  }
}
