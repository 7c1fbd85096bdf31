/// Learning by relaxing into minima of an energy.
///
/// A [Model] is an energy with a clamped input and a cost. Its states settle ([Settling]) at a
/// minimum of `F = E + beta*C`; [EquilibriumPropagation] compares minima at the nudges of a
/// [Nudge], which gives the [Gradient] of the loss by every parameter; an [Optimiser] moves the
/// parameters.
///
/// | how states settle ([Settling.Update]) | |
/// | --- | --- |
/// | Synchronous, Asynchronous | each state to the minimum that the others leave it |
/// | Flow, Integrated | along `ds/dt = -dE/ds`, by Euler or a method of the solver |
/// | Momentum, Anderson | another update, accelerated |
/// | Langevin | along the flow with noise, at a temperature |
///
/// | what learning compares | |
/// | --- | --- |
/// | [EquilibriumPropagation] | equilibria at nudges, or with the output held ([Nudge]) |
/// | the same of [Model#asymmetric] | equilibria of a vector field, feedback weights of their own |
/// | [ContinualPropagation] | each state of the nudged phase with the next, weights moving |
/// | [StochasticPropagation] | means over time at a temperature |
/// | [Backpropagation], [ImplicitGradient] | nothing: what the others are held against |
///
/// [Prediction] hands out what a model says to an example as programs, for other machines, and
/// [OnlineLearning] how it learns from one.
///
/// [Completion] lets a hidden part of the input settle with the states.
///
/// An [Outcome] says how a settling ended, in a sentence with what to try.
///
/// Read [EquilibriumPropagation] first.
@NullMarked
package org.homeostat.energy;

import org.jspecify.annotations.NullMarked;
