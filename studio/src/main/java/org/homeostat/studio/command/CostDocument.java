package org.homeostat.studio.command;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.homeostat.studio.study.Study;
import org.homeostat.substrate.cost.Kind;
import org.homeostat.substrate.cost.SystemCost;
import org.homeostat.substrate.cost.Work;

/// What a step costs, as a JSON document.
final class CostDocument {
  private CostDocument() {}

  static Map<String, Object> of(Study study, SystemCost cost) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", study.name());
    document.put("steps_per_second", cost.stepsPerSecond());
    document.put("word_bytes", cost.wordBytes());
    document.put("states", cost.states());
    document.put("parameters", cost.parameters());
    Map<String, Object> components = new LinkedHashMap<>();
    cost.components().forEach((name, work) -> components.put(name, document(work)));
    document.put("components", components);
    document.put("total", document(cost.total()));
    document.put("matrix_products", cost.activity().dense());
    document.put("matrix_products_not_by_zero", cost.activity().effective());
    document.put("steps_watched", cost.activity().steps());
    document.put("joules_per_simulated_second", EnergyTable.document(cost::energyPerSecond));
    return document;
  }

  private static Map<String, Object> document(Work work) {
    Map<String, Object> document = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      document.put(kind.name().toLowerCase(Locale.ROOT), work.counts().of(kind));
    }
    document.put("words_moved", work.words());
    document.put("synaptic_events", work.synaptic());
    return document;
  }
}
