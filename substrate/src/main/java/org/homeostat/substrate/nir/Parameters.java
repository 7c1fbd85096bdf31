package org.homeostat.substrate.nir;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.homeostat.expression.Tensor;

/// The parameters that have one element for each element of a signal, by their names in a file.
final class Parameters {
  private Parameters() {}

  /// Of a node, in the order of its record; none for a node that has no such parameters.
  static Map<String, Tensor> of(Node node) {
    Map<String, Tensor> found = new LinkedHashMap<>();
    replace(
        node,
        (name, value) -> {
          found.put(name, value);
          return value;
        });
    return found;
  }

  /// The node with other parameters.
  static Node replace(Node node, BiFunction<String, Tensor, Tensor> by) {
    return switch (node) {
      case Node.Scale n -> new Node.Scale(by.apply("scale", n.scale()));
      case Node.Delay n -> new Node.Delay(by.apply("delay", n.delay()));
      case Node.Threshold n -> new Node.Threshold(by.apply("threshold", n.threshold()));
      case Node.I n -> new Node.I(by.apply("r", n.r()));
      case Node.IF n ->
          new Node.IF(
              by.apply("r", n.r()),
              by.apply("v_threshold", n.vThreshold()),
              by.apply("v_reset", n.vReset()));
      case Node.LI n ->
          new Node.LI(
              by.apply("tau", n.tau()), by.apply("r", n.r()), by.apply("v_leak", n.vLeak()));
      case Node.LIF n ->
          new Node.LIF(
              by.apply("tau", n.tau()),
              by.apply("r", n.r()),
              by.apply("v_leak", n.vLeak()),
              by.apply("v_threshold", n.vThreshold()),
              by.apply("v_reset", n.vReset()));
      case Node.CubaLI n ->
          new Node.CubaLI(
              by.apply("tau_syn", n.tauSyn()),
              by.apply("tau_mem", n.tauMem()),
              by.apply("r", n.r()),
              by.apply("v_leak", n.vLeak()),
              by.apply("w_in", n.wIn()));
      case Node.CubaLIF n ->
          new Node.CubaLIF(
              by.apply("tau_syn", n.tauSyn()),
              by.apply("tau_mem", n.tauMem()),
              by.apply("r", n.r()),
              by.apply("v_leak", n.vLeak()),
              by.apply("v_threshold", n.vThreshold()),
              by.apply("v_reset", n.vReset()),
              by.apply("w_in", n.wIn()));
      case Graph _,
          Node.Input _,
          Node.Output _,
          Node.Affine _,
          Node.Linear _,
          Node.Conv1d _,
          Node.Conv2d _,
          Node.SumPool2d _,
          Node.AvgPool2d _,
          Node.Flatten _ ->
          node;
    };
  }
}
