/// The equation language: text to trees and back, and what can be done with a tree.
///
/// An [org.homeostat.expression.Expression] is a number, a name or an
/// [org.homeostat.expression.Operator] applied to expressions. It is immutable and knows nothing of
/// files; [org.homeostat.expression.Parsed] remembers where its nodes stood. Read
/// [org.homeostat.expression.Expression] and [org.homeostat.expression.Operator] first.
///
/// | to | see |
/// | --- | --- |
/// | read and write text | [org.homeostat.expression.Parser], [org.homeostat.expression.Printer], [org.homeostat.expression.Latex] |
/// | build trees in code | [org.homeostat.expression.Algebra] |
/// | find mistakes | [org.homeostat.expression.Shapes], [org.homeostat.expression.Units], [org.homeostat.expression.Nearest] |
/// | compute | [org.homeostat.expression.Evaluation] on an [org.homeostat.expression.Arithmetic] |
/// | differentiate, simplify | [org.homeostat.expression.Derivative], [org.homeostat.expression.Smoothness], [org.homeostat.expression.Simplifier] |
/// | take gradients by whole arrays | [org.homeostat.expression.Adjoint] |
/// | continue into the complex plane | [org.homeostat.expression.Holomorphic] |
/// | see how an energy sets a state | [org.homeostat.expression.SelfEnergy], [org.homeostat.expression.Activation] |
/// | take an equation apart | [org.homeostat.expression.Linear] |
/// | print what strangers wrote | [org.homeostat.expression.Untrusted] |
///
/// Contracts: printing and parsing gives the same tree; simplifying keeps every bit of the value;
/// an operator is one file, which gives its shape, unit, value, derivative and text, and a line in
/// [org.homeostat.expression.Operators]. A person's mistake is a [org.homeostat.expression.Problem]
/// with its place, collected in an [org.homeostat.expression.InputException]; a
/// [org.homeostat.expression.ShapeException] or [org.homeostat.expression.UnitException] is what an
/// operator says of its arguments.
@NullMarked
package org.homeostat.expression;

import org.jspecify.annotations.NullMarked;
