package org.homeostat.studio.lifelong;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What came out of lives with changes, as plain values for `summary.json`.
public final class LifelongDocument {
  private static final int SHARES = 20;

  private LifelongDocument() {}

  /// `{"window", "within", "lives": [...], "agents": [...]}`
  public static Map<String, Object> of(Lifelong lifelong) {
    Lifelong.Settings settings = lifelong.settings();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("window", settings.windows().length() * settings.step());
    document.put("within", settings.within());
    document.put("lives", lifelong.lives().stream().map(LifelongDocument::life).toList());
    document.put("agents", lifelong.agents().stream().map(LifelongDocument::agent).toList());
    return document;
  }

  private static Map<String, Object> life(LifeOutcome life) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("arm", life.arm());
    document.put("agent", life.agent());
    document.put("optimum", life.optimum());
    document.put("rate", interval(life.rate()));
    document.put("regret", interval(life.regret()));
    document.put("against", life.against());
    document.put("comparison", comparison(life.comparison()));
    document.put("profile", profile(life.profile()));
    document.put("profile_ci95", intervals(life.profile()));
    document.put("changes", life.phases().stream().map(LifelongDocument::phase).toList());
    return document;
  }

  private static Map<String, Object> phase(PhaseOutcome phase) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("from", phase.from());
    document.put("until", phase.until());
    document.put("reference", phase.reference().source().name().toLowerCase(Locale.ROOT));
    document.put("reference_rate", phase.reference().level());
    document.put("recovered", phase.recovered());
    document.put("recovery", interval(phase.recovery()));
    document.put("settled", phase.settled());
    document.put("settling", interval(phase.settling()));
    document.put("rate", interval(phase.rate()));
    document.put("of_optimum", interval(phase.ofOptimum()));
    document.put("regret", interval(phase.regret()));
    document.put("forgetting", interval(phase.forgetting()));
    document.put("forward_transfer", interval(phase.transfer()));
    return document;
  }

  private static Map<String, Object> agent(AgentOutcome agent) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("agent", agent.agent());
    document.put("arms", agent.arms());
    document.put("changes", agent.changes());
    document.put("runs", agent.runs());
    document.put("recovered", agent.recovered());
    document.put("recovery", agent.recovery());
    document.put("profile", profile(agent.profile()));
    document.put("profile_ci95", intervals(agent.profile()));
    return document;
  }

  /// `{"seeds", "median", "ci95"}`
  private static Map<String, Object> interval(MedianInterval interval) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("seeds", interval.count());
    document.put("median", interval.median());
    document.put("ci95", Arrays.asList(interval.low(), interval.high()));
    return document;
  }

  /// `{"pairs", "seeds", "difference", "above", "p"}`
  public static Map<String, Object> comparison(PairedComparison comparison) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("pairs", comparison.pairs());
    document.put("seeds", comparison.seeds());
    document.put("difference", interval(comparison.difference()));
    document.put("above", comparison.above());
    document.put("p", comparison.p());
    return document;
  }

  /// The shares at tau = 0, 0.05, ... 1; none without scores.
  private static List<Double> profile(Profile profile) {
    List<Double> shares = new ArrayList<>();
    for (int i = 0; profile.isKnown() && i <= SHARES; i++) {
      shares.add(profile.share((double) i / SHARES));
    }
    return shares;
  }

  /// The intervals of these shares.
  private static List<List<Double>> intervals(Profile profile) {
    List<List<Double>> intervals = new ArrayList<>();
    for (int i = 0; profile.isKnown() && i <= SHARES; i++) {
      ShareInterval interval = profile.interval((double) i / SHARES);
      intervals.add(List.of(interval.low(), interval.high()));
    }
    return intervals;
  }
}
