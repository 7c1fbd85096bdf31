package org.homeostat.substrate.verilog;

import org.homeostat.substrate.fixed.IntegerStep;
import org.homeostat.substrate.program.Identifiers;

/// A system as a module of synthesisable Verilog-2001: a small processor and the program of a step.
///
/// ```
/// FixedStep step = Simulation.of(system).method("shark").step(0.1).fixedStep();
/// VerilogCode code = VerilogCode.of(IntegerStep.of(step, FixedPoint.parse("q7.16")));
/// ```
///
/// Memories have contents from the beginning, as those of an FPGA can. The number of the step stops
/// at 2^31 - 1, and noise with it.
///
/// @param name of the module
/// @param source the text of `name.v`
/// @param serial the text of `name_serial.v`: the module behind a few pins
/// @param clocks the most that a step takes
public record VerilogCode(String name, String source, String serial, int clocks) {

  /// The code of a step in integers.
  ///
  /// @throws IllegalArgumentException if it has tunable parameters
  public static VerilogCode of(IntegerStep integers) {
    if (!integers.tunable().isEmpty()) {
      throw new IllegalArgumentException("a parameter in Verilog is a constant");
    }
    Ports ports = Ports.of(integers);
    String name = Identifiers.inVerilog().of(integers.step().system().name());
    Module module = new Module(integers, ports);
    String source = Heading.of(integers, module.isNoisy()) + module.text(name);
    String serial = SerialModule.text(name, ports, integers.format().width());
    return new VerilogCode(name, source, serial, module.clocks());
  }
}
