package org.homeostat.studio.train;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How the gradient of the loss is got.
public enum Rule {
  /// From the equilibria of the energy, free and nudged by the cost.
  EQUILIBRIUM_PROPAGATION("equilibrium propagation"),
  /// From the feed-forward network of the same layers, activation and cost.
  BACKPROPAGATION("backpropagation");

  private final String text;

  Rule(String text) {
    this.text = text;
  }

  /// As a study says it.
  public String text() {
    return text;
  }

  static List<String> names() {
    return Arrays.stream(values()).map(Rule::text).toList();
  }

  static Optional<Rule> of(String text) {
    return Arrays.stream(values()).filter(rule -> rule.text.equals(text)).findFirst();
  }
}
