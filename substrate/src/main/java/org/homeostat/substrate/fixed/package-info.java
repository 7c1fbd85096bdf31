/// Systems in integers: the same step of a simulation in fixed-point numbers, for machines without
/// floating point and as the model that hardware is held against.
///
/// | type | what it is |
/// | --- | --- |
/// | [FixedPoint] | the format `qM.N`: a sign, M bits before the point, N after |
/// | [IntegerProgram] | a list of integer operations, each with its width |
/// | [IntegerOperation] | what they are, to the last bit |
/// | [IntegerStep] | one step of a system, its observation and its noise as such lists |
/// | [PoissonNumber] | how often an event with a rate happens in a step |
/// | [IntegerRun] | the interpreter: trajectories bit for bit |
///
/// Every operation computes exactly in 64 bits, rounds once, and saturates at its width: there is
/// no overflow. Elementary functions are lists of the same operations. Their error is a few units
/// of the last place, or 2^-24 where the format is finer.
///
/// Read [IntegerStep] first.
@NullMarked
package org.homeostat.substrate.fixed;

import org.jspecify.annotations.NullMarked;
