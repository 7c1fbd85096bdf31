/// Systems as analog circuits: a SPICE netlist whose voltages are the states.
///
/// | in the equations | in the circuit |
/// | --- | --- |
/// | a state | the voltage of a capacitor of 1 F; a unit of time is 1 s |
/// | its drift | the current of a behavioural source into it |
/// | an input | a voltage source, held |
/// | a driving noise | a source of white noise up to half of a sample rate, times its factor |
///
/// Read [Circuit] first.
@NullMarked
package org.homeostat.substrate.spice;

import org.jspecify.annotations.NullMarked;
