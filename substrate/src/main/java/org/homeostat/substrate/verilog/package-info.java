/// Systems as synthesisable Verilog: a small processor for each, whose paths have the bits of the
/// model in integers ([org.homeostat.substrate.fixed.IntegerRun]).
///
/// | part | what it is |
/// | --- | --- |
/// | [Datapath] | an accumulator of 64 bits, one multiplier of 16 by 16 bits, a shifter, a divider |
/// | [MicroOperation] | what they do in an instruction; a design has only what its program uses |
/// | [Microcode] | the program, in a memory that is only read |
/// | [Memory] | constants, states and intermediate values, in words of 32 bits |
/// | [Translation] | integer operations as microcode, with places of memory used again |
/// | [NoiseRoutine] | the generator of noise, keyed as the simulator's |
/// | [DelayLines] | what delays keep, in a memory of their own |
/// | [Sequence] | what a step does: inputs, noise, outputs, next states |
///
/// An instruction takes three clocks, and more where it shifts, multiplies or divides.
///
/// Read [VerilogCode] first.
@NullMarked
package org.homeostat.substrate.verilog;

import org.jspecify.annotations.NullMarked;
