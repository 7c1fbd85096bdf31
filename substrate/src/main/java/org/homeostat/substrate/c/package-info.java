/// Systems as C99: one source file and its header, without a heap and without a mathematical
/// library, whose paths have the bits of the simulator's.
///
/// | what | how |
/// | --- | --- |
/// | arithmetic | the same rounded operations in the same order, each `fma` an explicit one |
/// | elementary functions | the same polynomials, found again in the program ([org.homeostat.substrate.program.Functions]) |
/// | what parameters decide | computed here, written as constants ([org.homeostat.substrate.program.Known]) |
/// | integers | like operations in loops (`Rolling`), arithmetic in functions |
/// | noise | the same generator, keyed the same way: seed k is trajectory k |
///
/// A function that is found by repeating a step, such as what a trained network says, becomes one C
/// function. What is not in hardware, a fused multiply-add or a square root, is written out in C.
///
/// Read [CCode] first.
@NullMarked
package org.homeostat.substrate.c;

import org.jspecify.annotations.NullMarked;
