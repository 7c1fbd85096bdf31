/// Units of the Functional Mock-up Interface, 2.0 and 3.0, read and run: co-simulation, or model
/// exchange, whose equations are solved at their side.
///
/// A unit is what a stranger sent. Reading it touches no native code: an [Archive] takes its
/// entries within limits, a [DescriptionReader] its description, and what is wrong is a
/// [UnitException]. Running it is another matter: a [UnitProcess] extracts what is needed into a
/// private folder and loads the library in a process of its own, which a crash, a stop or an
/// endless loop ends alone, with a [UnitFailure].
///
/// | type | what it is |
/// | --- | --- |
/// | [ImportedUnit] | a unit, read |
/// | [Description] | what a unit says of itself |
/// | [Quantity] | a variable of a unit |
/// | [UnitSystem] | a unit in the names of the language: inputs, parameters, outputs |
/// | [UnitEnvironment] | a unit as what a system is coupled to |
///
/// Read [ImportedUnit] first.
///
/// Source: Modelica Association, *Functional Mock-up Interface Specification*, versions 2.0.4 and
/// 3.0.
@NullMarked
package org.homeostat.substrate.unit;

import org.jspecify.annotations.NullMarked;
