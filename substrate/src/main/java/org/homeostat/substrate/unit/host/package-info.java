/// The process in which the native code of a unit runs, where it can crash alone. Nothing here
/// stands on more than the JDK, so the process has a class path of one jar.
///
/// | type | what it is |
/// | --- | --- |
/// | [Host] | the program: answers orders on its standard input |
/// | [Setup] | what it is told of a unit |
/// | [Functions] | the functions of a loaded library, of FMI 2.0 or 3.0 |
/// | [Instance] | a unit at work: one that takes its own steps, or one whose equations are solved |
///
/// Read [Host] first.
@NullMarked
package org.homeostat.substrate.unit.host;

import org.jspecify.annotations.NullMarked;
