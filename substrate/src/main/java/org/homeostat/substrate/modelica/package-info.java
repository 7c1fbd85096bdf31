/// Systems as models of Modelica, the language of the tools in which engineers connect machines,
/// circuits and buildings: one `.mo` file that needs no library.
///
/// | in the equations | in the model |
/// | --- | --- |
/// | a parameter | a `parameter`, with its unit |
/// | an input | an `input`; its value until something drives it is the start |
/// | a state | a variable with a start, and an equation of its derivative |
/// | a definition | an algebraic variable with its equation |
/// | an array | an array, whose indices count from 1 |
/// | an event `when`, what it sets, its rest | `when`, `reinit`, and a derivative that is 0 until then |
/// | `delay(x, tau)` | `delay(x, tau)` |
/// | a function that Modelica lacks | a function within the model |
/// | noise | refused: Modelica has no stochastic differential equations |
///
/// The language is that of the Modelica Language Specification 3.6 (Modelica Association, 2023).
///
/// Read [ModelicaModel] first.
@NullMarked
package org.homeostat.substrate.modelica;

import org.jspecify.annotations.NullMarked;
