package org.homeostat.studio.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.solver.Measure;
import org.homeostat.studio.file.Csv;
import org.homeostat.studio.file.Times;
import org.homeostat.studio.lifelong.LifelongDocument;
import org.homeostat.studio.lifelong.PairedComparison;

/// The numbers of a study as documents: `summary.json` and `seeds.csv`.
public final class SummaryDocument {
  private SummaryDocument() {}

  /// `{"study", "wall_seconds", "folder", "arms": [{"name", "seeds", "diverged", "measures"}]}`
  public static Map<String, Object> of(StudyOutcome outcome, Path folder) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("study", outcome.study().name());
    document.put("wall_seconds", Math.rint(outcome.wallSeconds() * 1000) / 1000);
    document.put("folder", folder.toString());
    document.put("arms", outcome.arms().stream().map(arm -> arm(arm, outcome)).toList());
    for (CoupledUnit unit : outcome.study().loop().units()) {
      document.put("unit", Map.of("file", unit.path(), "sha256", unit.digest()));
    }
    if (!outcome.lifelong().isEmpty()) {
      document.put("lifelong", LifelongDocument.of(outcome.lifelong()));
    }
    return document;
  }

  private static Map<String, Object> arm(ArmOutcome arm, StudyOutcome outcome) {
    Map<String, Object> statistics = new LinkedHashMap<>();
    for (Measure measure : outcome.study().measures()) {
      for (double time : measure.times()) {
        Map<String, Object> said = document(arm.statistics(measure, time));
        PairedComparison compared = outcome.compared(arm, measure, time);
        if (compared.isKnown()) {
          said.put("against", outcome.study().judgement().against());
          said.put("comparison", LifelongDocument.comparison(compared));
        }
        statistics.put(label(measure, time), said);
      }
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", arm.arm().name());
    document.put("seeds", arm.ensemble().trajectories());
    document.put("diverged", arm.diverged());
    document.put("measures", statistics);
    return document;
  }

  private static Map<String, Object> document(Statistics statistics) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("survivors", statistics.survivors());
    document.put("diverged", statistics.diverged());
    document.put("median", statistics.median());
    document.put("q1", statistics.q1());
    document.put("q3", statistics.q3());
    document.put("mean", statistics.mean());
    document.put("ci90", List.of(statistics.ci90().low(), statistics.ci90().high()));
    document.put("median_counting_diverged", statistics.medianCountingDiverged());
    return document;
  }

  /// A measure at a time: `return@300`.
  public static String label(Measure measure, double time) {
    return measure.name() + "@" + Solving.digits(Times.written(time));
  }

  /// The measures of every seed of every arm; what a run did not reach is an empty cell.
  public static String seeds(StudyOutcome outcome) {
    List<Measure> measures = outcome.study().measures();
    List<Object> header = new ArrayList<>(List.of("arm", "seed"));
    for (Measure measure : measures) {
      measure.times().forEach(time -> header.add(label(measure, time)));
    }
    header.add("diverged_at");
    var table = new Csv().row(header);
    for (ArmOutcome arm : outcome.arms()) {
      List<double[]> columns = new ArrayList<>();
      for (Measure measure : measures) {
        measure.times().forEach(t -> columns.add(arm.ensemble().measured(measure.name(), t)));
      }
      columns.add(Times.written(arm.divergedAt()));
      for (int i = 0; i < arm.ensemble().trajectories(); i++) {
        int trajectory = i;
        List<Object> row = new ArrayList<>();
        row.add(arm.arm().name());
        row.add(arm.ensemble().firstSeed() + i);
        columns.forEach(column -> row.add(column[trajectory]));
        table.row(row);
      }
    }
    return table.text();
  }
}
