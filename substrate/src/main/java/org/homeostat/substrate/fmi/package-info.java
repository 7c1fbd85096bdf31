/// Systems as units of the Functional Mock-up Interface 3.0, for the tools that couple simulators.
///
/// | type | what it is |
/// | --- | --- |
/// | [Fmu] | the texts of a unit: description, C code, and the layer between them |
/// | [FmuFile] | the unit compiled and packed |
///
/// Read [Fmu] first.
@NullMarked
package org.homeostat.substrate.fmi;

import org.jspecify.annotations.NullMarked;
