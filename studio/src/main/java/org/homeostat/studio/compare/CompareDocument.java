package org.homeostat.studio.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.solver.Measure;
import org.homeostat.studio.study.SummaryDocument;

/// A comparison as plain values.
public final class CompareDocument {
  private CompareDocument() {}

  /// What brains are judged by: `return@100`.
  public static String judged(CompareOutcome outcome) {
    Measure measure = outcome.study().study().measures().getFirst();
    return SummaryDocument.label(measure, measure.times().getLast());
  }

  /// `{"study", "measure", "seeds", "line", "brains": [...], "notes"}`
  public static Map<String, Object> of(CompareOutcome outcome) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("study", outcome.study().name());
    document.put("measure", judged(outcome));
    document.put("seeds", outcome.study().study().solving().seeds());
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("arm", outcome.study().line().name());
    line.putAll(returns(outcome.line()));
    document.put("line", line);
    document.put("brains", outcome.brains().stream().map(CompareDocument::brain).toList());
    document.put("notes", outcome.notes());
    return document;
  }

  private static Map<String, Object> brain(BrainOutcome brain) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", brain.name());
    document.put("as", brain.form());
    document.putAll(returns(brain.returns()));
    document.put("state_bytes", brain.states());
    document.put("parameter_bytes", brain.parameters());
    document.put("code_bytes", known(brain.program().code()));
    document.put("memory_bytes", known(brain.program().memory()));
    document.put("stack_bytes", known(brain.program().stack()));
    document.put("cells", known(brain.gates().cells()));
    document.put("clock_mhz", brain.gates().clock());
    document.put("clocks_per_step", known(brain.gates().clocks()));
    document.put("steps_per_second", brain.gates().stepsPerSecond());
    document.put("decoding_error", brain.error());
    Map<String, Object> energies = new LinkedHashMap<>();
    brain
        .energies()
        .forEach((name, energy) -> energies.put(name, List.of(energy.low(), energy.high())));
    document.put("joules_per_simulated_hour", energies);
    return document;
  }

  private static Object known(long value) {
    return value < 0 ? Optional.empty() : value;
  }

  private static Map<String, Object> returns(Returns returns) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("mean", returns.mean());
    document.put("ci95", List.of(returns.low(), returns.high()));
    document.put("diverged", returns.diverged());
    document.put("ratio", returns.ratio());
    document.put(
        "ratio_ci95",
        List.of(returns.ratio() - returns.ratioHalf(), returns.ratio() + returns.ratioHalf()));
    return document;
  }
}
