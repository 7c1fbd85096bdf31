package org.homeostat.studio.compare;

import org.homeostat.expression.Precision;
import org.homeostat.substrate.fixed.FixedPoint;
import org.homeostat.substrate.spikes.SpikingNeurons;

/// What a controller is made into.
public sealed interface Form {

  /// Its equations, solved with those of the plant, in double precision.
  record Equations() implements Form {}

  /// C in floating point, on a chip.
  record Floating(Precision precision) implements Form {}

  /// C in integers, on a chip.
  record Fixed(FixedPoint format) implements Form {}

  /// The same integers by a processor in Verilog.
  record Hardware(FixedPoint format) implements Form {}

  /// A population of spiking neurons.
  record Spikes(SpikingNeurons neurons) implements Form {}

  /// The form that has the same numbers, to the bit.
  default Form arithmetic() {
    return this instanceof Hardware(FixedPoint format) ? new Fixed(format) : this;
  }

  /// What it is called: `C, float`.
  default String title() {
    return switch (this) {
      case Equations _ -> "equations";
      case Floating(Precision precision) -> precision == Precision.FLOAT ? "C, float" : "C, double";
      case Fixed(FixedPoint format) -> "C, " + format;
      case Hardware(FixedPoint format) -> "Verilog, " + format;
      case Spikes(SpikingNeurons neurons) -> neurons.count() + " spiking neurons";
    };
  }
}
