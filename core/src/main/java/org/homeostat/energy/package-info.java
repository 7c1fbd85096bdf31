/// Learning by relaxing into minima of an energy.
///
/// A [Model] is an energy with a clamped input and a cost. Its states settle ([Settling]) at a
/// minimum of `F = E + beta*C`; [EquilibriumPropagation] compares minima at the nudges of a
/// [Nudge], which gives the [Gradient] of the loss by every parameter; an [Optimiser] moves the
/// parameters.
///
/// Read [EquilibriumPropagation] first.
@NullMarked
package org.homeostat.energy;

import org.jspecify.annotations.NullMarked;
