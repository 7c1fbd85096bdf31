/// What exporters find out about programs.
///
/// | type | what it finds |
/// | --- | --- |
/// | [Known] | the values that follow from parameters |
/// | [Functions] | elementary functions among the primitives that they were written as |
/// | [Hoisting] | what is computed once, and what at every step |
/// | [Elements] | which elements of an array those of another are |
/// | [Identifiers] | names that another language takes |
@NullMarked
package org.homeostat.substrate.program;

import org.jspecify.annotations.NullMarked;
