/// Numerical methods and the ensembles they are run over.
///
/// A [Simulation] says what to solve: a system, a method, a step, seeds, what to measure and
/// record. It compiles to a [Solver], which may be run again and again with other parameter values,
/// and gives an [Ensemble]: measures, recorded [Paths] and the [Divergence] of every trajectory
/// that blew up.
///
/// ```
/// Ensemble ensemble =
///     Simulation.of(system).method("shark").step(0.1).until(300).seeds(20).record("x").run();
/// double[] x = ensemble.paths().values("x", 0);
/// ```
///
/// A [Method] is a small class that builds one step of a system as a program: it is given a [Field]
/// (the right-hand sides) and a [Step] (time, step size, state, increments), and returns the next
/// [Point]. What a method can solve is part of its type and of the facts it states; a pair that
/// does not fit is a [RefusedException] before anything runs.
///
/// | method | kind | solves |
/// | --- | --- | --- |
/// | [EulerMaruyama] | stochastic, Itô | any noise |
/// | [ExponentialEuler] | stochastic, Itô | any noise; stiff leaks `-exp(tau)*z` |
/// | [Milstein] | stochastic, Itô | additive, diagonal and scalar noise |
/// | [Heun] | stochastic, Stratonovich | any noise |
/// | [Sra1], [Shark] | stochastic | additive noise |
/// | [RungeKutta4] | ordinary | no noise |
/// | [Tsitouras5] | adaptive, with dense output | no noise |
///
/// Sample `k` stands at `t0 + k*step`; a run of n steps has the samples 0 to n. Trajectory `i` has
/// the seed `first + i`. Results do not depend on the number of threads, the size of blocks, nor on
/// which other trajectories are computed.
///
/// A [Controller] may decide on inputs at samples, which a [Hold] keeps until its next decision.
///
/// A [Coupling] ties a system to an [Environment] that is no equations, which moves from sample to
/// sample.
///
/// Events of a system are looked at by an [Instant] at the end of each step, or found between
/// samples by a [Crossing]; a [Ring] keeps the samples that delays look back to.
///
/// A [FixedStep] is the step of a simulation for those who run it elsewhere: an exporter.
///
/// Read [Simulation] first, then [Method] and [EulerMaruyama].
@NullMarked
package org.homeostat.solver;

import org.jspecify.annotations.NullMarked;
