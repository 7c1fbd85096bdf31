package org.homeostat.substrate.cost;

import java.util.Map;
import org.homeostat.expression.Tensor;

/// What becomes of a system from outside while it is watched.
@FunctionalInterface
public interface Stimulus {
  /// Nothing.
  Stimulus NONE = _ -> Map.of();

  /// The values that states and inputs are given at the start of a step, by name.
  Map<String, Tensor> at(long step);
}
