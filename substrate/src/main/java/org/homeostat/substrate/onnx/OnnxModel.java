package org.homeostat.substrate.onnx;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.kernel.Iteration;
import org.homeostat.solver.FixedStep;

/// One step of a system, or a function that is found by repeating one, as an ONNX model.
///
/// ```
/// FixedStep step = Simulation.of(system).method("shark").step(0.1).fixedStep();
/// byte[] file = OnnxModel.of(step, List.of()).bytes();
/// ```
///
/// | value of the graph | what it is |
/// | --- | --- |
/// | input `x`, output `next_x` | a state before and after the step |
/// | input `past_n`, output `next_past_n` | what a delay keeps, the oldest sample first; at the start of any value |
/// | input `u` | a free input or a tunable parameter |
/// | input `step` | the number of the step, from 0, if time or delays matter |
/// | input `normals` | standard normal numbers, if there is noise |
/// | output `output_y` | an output before the step |
/// | output `health` | 0 while states are finite and within their limits, else NaN |
///
/// Properties of the model tell the values at the start (`start x`, `start u`), the method and the
/// length of a step. A path differs from the simulator's by roundings alone: products and sums are
/// rounded apart, and functions are those of the runtime.
///
/// @param name an identifier
/// @param names what values of the graph are called, by the names in the system; those of next
///   states and outputs with `next ` and `output ` before them
/// @param normals how many a step takes
public record OnnxModel(String name, byte[] bytes, Map<String, String> names, int normals) {

  /// The name of the normals of a step.
  public static final String NORMALS = "normals";

  public OnnxModel {
    names = Map.copyOf(names);
  }

  /// The model of a step, in the precision of its programs.
  ///
  /// @param tunable the names of parameters that become inputs
  public static OnnxModel of(FixedStep step, List<String> tunable) {
    return new Writing(step, tunable).model();
  }

  /// The model of a function that is found by repeating a step: a graph whose inputs are those of
  /// the function, whose outputs are its values, and whose steps are one `Loop`. A function without
  /// steps has none.
  ///
  /// @param about what it is, for people
  public static OnnxModel of(Iteration iteration, String name, String about) {
    return new Repeating(iteration, name, about).model();
  }

  /// What the name of something in the system is in the graph.
  public String name(String of) {
    return Objects.requireNonNull(names.get(of), of);
  }
}
