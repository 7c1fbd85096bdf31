/// What a system costs: operations by kind, memory, and energy on named substrates.
///
/// | what | where |
/// | --- | --- |
/// | operations and bytes of one step, counted in its program | [SystemCost] |
/// | how many of them do something, counted in a run | [Activity] |
/// | energy, from a table with the source of each line | [Substrate], [Energy] |
///
/// Read [SystemCost] first.
@NullMarked
package org.homeostat.substrate.cost;

import org.jspecify.annotations.NullMarked;
