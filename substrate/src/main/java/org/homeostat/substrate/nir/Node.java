package org.homeostat.substrate.nir;

import java.util.List;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;

/// A node of a graph: one of the 19 types of the Neuromorphic Intermediate Representation.
///
/// Parameters of neurons have one element for each neuron; in a graph that has not been
/// [typed][Typed] yet, one element may stand for all. Time is in seconds. Source of the equations:
/// Pedersen et al., "Neuromorphic intermediate representation: a unified instruction set for
/// interoperable brain-inspired computing", Nature Communications 15:8122, 2024, and the package
/// `nir` 1.0.8, whose names the types and fields bear.
public sealed interface Node
    permits Graph,
        Node.Input,
        Node.Output,
        Node.Affine,
        Node.Linear,
        Node.Scale,
        Node.Conv1d,
        Node.Conv2d,
        Node.SumPool2d,
        Node.AvgPool2d,
        Node.Flatten,
        Node.Delay,
        Node.Threshold,
        Node.I,
        Node.IF,
        Node.LI,
        Node.LIF,
        Node.CubaLI,
        Node.CubaLIF {

  /// The name of the type in a file.
  default String type() {
    return this instanceof Graph ? "NIRGraph" : getClass().getSimpleName();
  }

  /// Where signals enter a graph.
  record Input(Shape shape) implements Node {}

  /// Where signals leave a graph.
  record Output(Shape shape) implements Node {}

  /// `y = W x + b` along the last axis.
  ///
  /// @param weight of shape [..., out, in]
  record Affine(Tensor weight, Tensor bias) implements Node {}

  /// `y = W x` along the last axis.
  ///
  /// @param weight of shape [..., out, in]
  record Linear(Tensor weight) implements Node {}

  /// `y = scale x`, element by element.
  record Scale(Tensor scale) implements Node {}

  /// A convolution over one axis.
  ///
  /// @param input the length of that axis; empty if the graph is to tell
  /// @param weight of shape [channels out, channels in of a group, kernel]
  /// @param bias of shape [channels out]
  record Conv1d(
      List<Integer> input,
      Tensor weight,
      List<Integer> stride,
      Padding padding,
      List<Integer> dilation,
      int groups,
      Tensor bias)
      implements Node {
    public Conv1d {
      input = List.copyOf(input);
      stride = List.copyOf(stride);
      dilation = List.copyOf(dilation);
    }
  }

  /// A convolution over two axes.
  ///
  /// @param input the lengths of those axes; empty if the graph is to tell
  /// @param weight of shape [channels out, channels in of a group, kernel, kernel]
  /// @param bias of shape [channels out]
  record Conv2d(
      List<Integer> input,
      Tensor weight,
      List<Integer> stride,
      Padding padding,
      List<Integer> dilation,
      int groups,
      Tensor bias)
      implements Node {
    public Conv2d {
      input = List.copyOf(input);
      stride = List.copyOf(stride);
      dilation = List.copyOf(dilation);
    }
  }

  /// The sum over windows of an image [channels, height, width].
  record SumPool2d(List<Integer> kernel, List<Integer> stride, List<Integer> padding)
      implements Node {
    public SumPool2d {
      kernel = List.copyOf(kernel);
      stride = List.copyOf(stride);
      padding = List.copyOf(padding);
    }
  }

  /// The mean over windows of an image [channels, height, width], zeros beside it included.
  record AvgPool2d(List<Integer> kernel, List<Integer> stride, List<Integer> padding)
      implements Node {
    public AvgPool2d {
      kernel = List.copyOf(kernel);
      stride = List.copyOf(stride);
      padding = List.copyOf(padding);
    }
  }

  /// Makes one axis of those from `start` to `end`.
  ///
  /// @param input the shape that is taken; empty if the graph is to tell
  /// @param start counted from 0, or from -1 backwards
  /// @param end the last one, counted likewise
  record Flatten(List<Integer> input, int start, int end) implements Node {
    public Flatten {
      input = List.copyOf(input);
    }
  }

  /// `y(t) = x(t - delay)`, 0 before.
  record Delay(Tensor delay) implements Node {}

  /// `y = 1` where `x > threshold`, else 0.
  record Threshold(Tensor threshold) implements Node {}

  /// An integrator: `dv/dt = r x`.
  record I(Tensor r) implements Node {}

  /// An integrator that fires: `dv/dt = r x`; where `v > v_threshold` a spike, and `v = v_reset`.
  record IF(Tensor r, Tensor vThreshold, Tensor vReset) implements Node {}

  /// A leaky integrator: `tau dv/dt = v_leak - v + r x`.
  record LI(Tensor tau, Tensor r, Tensor vLeak) implements Node {}

  /// A leaky integrator that fires.
  record LIF(Tensor tau, Tensor r, Tensor vLeak, Tensor vThreshold, Tensor vReset)
      implements Node {}

  /// A leaky integrator behind a synapse: `tau_syn dI/dt = -I + w_in x`, `tau_mem dv/dt = v_leak -
  /// v + r I`.
  record CubaLI(Tensor tauSyn, Tensor tauMem, Tensor r, Tensor vLeak, Tensor wIn) implements Node {}

  /// A leaky integrator behind a synapse that fires.
  record CubaLIF(
      Tensor tauSyn,
      Tensor tauMem,
      Tensor r,
      Tensor vLeak,
      Tensor vThreshold,
      Tensor vReset,
      Tensor wIn)
      implements Node {}
}
