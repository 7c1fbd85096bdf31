/// Controllers at work as chips are: they are told their inputs at samples, answer, and go on by
/// themselves until the next.
///
/// | chip | computes with |
/// | --- | --- |
/// | [NumberChip] | floating point, as the C code of the same step does |
/// | [IntegerChip] | integers, as fixed-point C and Verilog do |
///
/// [NumberRun] takes a step in floating point along a trajectory, as integers have their own run.
///
/// Read [Chip] first.
@NullMarked
package org.homeostat.substrate.chip;

import org.jspecify.annotations.NullMarked;
