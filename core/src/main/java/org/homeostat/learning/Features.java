package org.homeostat.learning;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;
import org.homeostat.system.Definition;

/// What the critic of a rule sees: 1, the signals y that the neurons receive, and their products,
/// so that a value which is linear in them is quadratic in the signals.
///
/// ```
/// [1, y0, y1, y0*y0, y0*y1, y1*y1]
/// ```
final class Features {
  private Features() {}

  /// How many features n signals have.
  static int count(int signals) {
    return (signals + 1) * (signals + 2) / 2;
  }

  /// Those of the first junction that receives signals, or just 1.
  static Definition of(String name, List<Junction> junctions) {
    List<String> signals = new ArrayList<>();
    for (Junction each : junctions) {
      if (each instanceof Junction.Weights weights && signals.isEmpty()) {
        for (int i = 0; i < weights.inputs().size(); i++) {
          signals.add(weights.parameter().name() + "." + WrittenRule.PRE + "[" + i + "]");
        }
      }
    }
    List<String> features = new ArrayList<>(List.of("1"));
    features.addAll(signals);
    for (int i = 0; i < signals.size(); i++) {
      for (int j = i; j < signals.size(); j++) {
        features.add(signals.get(i) + "*" + signals.get(j));
      }
    }
    return new Definition(
        name, Shape.of(features.size()), Parser.parse("[" + String.join(", ", features) + "]"));
  }

  /// How many features there are at these junctions.
  static int count(List<Junction> junctions) {
    return junctions.stream()
        .filter(Junction.Weights.class::isInstance)
        .findFirst()
        .map(each -> count(each.inputs().size()))
        .orElse(1);
  }
}
