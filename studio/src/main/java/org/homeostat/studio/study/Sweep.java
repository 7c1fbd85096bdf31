package org.homeostat.studio.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.expression.Tensor;

/// A quantity over whose values arms are swept: each arm that has the quantity, and does not set it
/// itself, is run at every value.
///
/// @param quantity the full name of a parameter, an input or the start of a state; empty for none
/// @param values in rising order
/// @param bases the arms before they are swept
/// @param moving the names of those that are run at every value
public record Sweep(String quantity, List<Double> values, List<Arm> bases, Set<String> moving) {
  /// No sweep, of no arms.
  public static final Sweep NONE = new Sweep("", List.of(), List.of(), Set.of());

  public Sweep {
    values = List.copyOf(values);
    bases = List.copyOf(bases);
    moving = Set.copyOf(moving);
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /// Whether an arm is run at every value.
  public boolean moves(Arm base) {
    return moving.contains(base.name());
  }

  /// The name of an arm at a value: `learning at 0.2`.
  public String named(Arm base, double value) {
    return moves(base) ? base.name() + " at " + Solving.digits(value) : base.name();
  }

  /// All arms that are run.
  List<Arm> arms() {
    List<Arm> all = new ArrayList<>();
    for (Arm base : bases) {
      if (moves(base)) {
        values.forEach(value -> all.add(at(base, value)));
      } else {
        all.add(base);
      }
    }
    return all;
  }

  private Arm at(Arm base, double value) {
    Map<String, Tensor> settings = new LinkedHashMap<>(base.settings());
    settings.put(quantity, Tensor.scalar(value));
    return new Arm(named(base, value), settings);
  }

  /// What is solved in the arms that have a loop of their own.
  ///
  /// @param own by the name of an arm before it is swept
  Map<String, Loop> loops(Map<String, Loop> own) {
    Map<String, Loop> all = new LinkedHashMap<>();
    for (Arm base : bases) {
      Loop loop = own.get(base.name());
      if (loop != null && moves(base)) {
        values.forEach(value -> all.put(named(base, value), loop));
      } else if (loop != null) {
        all.put(base.name(), loop);
      }
    }
    return all;
  }

  /// The arm that stands beside another when all are held against one: that at the same value.
  String beside(String arm, String against) {
    for (Arm base : bases) {
      for (double value : values) {
        if (named(base, value).equals(arm)) {
          return bases.stream()
              .filter(each -> each.name().equals(against))
              .findFirst()
              .map(each -> named(each, value))
              .orElse(against);
        }
      }
    }
    return against;
  }
}
