package org.homeostat.studio.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.studio.file.Csv;
import org.homeostat.studio.lifelong.LifelongDocument;
import org.homeostat.studio.study.Statistics;

/// Accuracies on chips as documents.
final class ChipsDocument {
  private ChipsDocument() {}

  /// `[{"arm", "strength", "chips", "ideal", "placed", "learned", "gain"}]`
  static List<Map<String, Object>> of(List<ChipsResult> chips) {
    List<Map<String, Object>> documents = new ArrayList<>();
    for (ChipsResult each : chips) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("arm", each.arm().name());
      if (!Double.isNaN(each.strength())) {
        document.put(each.arm().chips().swept(), each.strength());
      }
      document.put("chips", each.placed().length);
      document.put("ideal", each.ideal());
      document.put("placed", TrainSummary.statistics(Statistics.of(each.placed())));
      document.put("learned", TrainSummary.statistics(Statistics.of(each.learned())));
      document.put("gain", LifelongDocument.comparison(each.gain()));
      documents.add(document);
    }
    return documents;
  }

  /// A row for each arm, strength and chip.
  static String table(List<ChipsResult> chips) {
    Csv table = new Csv().row(List.of("arm", "strength", "chip", "placed", "learned"));
    for (ChipsResult each : chips) {
      for (int chip = 0; chip < each.placed().length; chip++) {
        table.row(
            List.of(
                each.arm().name(),
                each.strength(),
                chip,
                each.placed()[chip],
                each.learned()[chip]));
      }
    }
    return table.text();
  }
}
