/// Differential genetic programming: search for the right-hand sides of dynamical systems.
///
/// A [Sketch] is a system with unknown functions ([org.homeostat.expression.Unknown]): the
/// derivatives of an agent's latent states and its outputs, but also an observation model, a factor
/// of noise or a learning rule. A [Genome] has an expression for each of them. It is judged by
/// filling the sketch and solving it along a [org.homeostat.solver.Course] over trajectories whose
/// noise all candidates share.
///
/// | what | where |
/// | --- | --- |
/// | what is searched for, and how | [Search], [Grammar], [Objective] |
/// | one run | [Evolution]: islands that breed side by side, a ring of migrants, a [Front] |
/// | one island's generation | `Island`: [Genome]s are varied (`Variation`, at `Rates` that adapt), brought to canonical form (`Canonical`), raced (`Judge`), and survive (`Survival`) |
/// | constants | `Fitting` by sensitivities, `Wandering` and `CovarianceMatrix` without |
/// | the end of a run | `Choosing`: the front anew on other noise and at shorter steps; [Outcome] |
/// | stop and go on | [Evolution#checkpoint], [Evolution#resume] |
///
/// Contracts: a run is a function of search and seed alone, whatever the threads; a run that goes
/// on from a checkpoint is the run that never stopped; no genome is judged twice on an island;
/// every candidate costs bounded work, however it behaves.
///
/// Sources: van Gerven (2025), arXiv 2509.11940, section on differential genetic programming; de
/// Vries, Keemink and van Gerven (2024), arXiv 2406.02765.
///
/// Read [Search] and [Evolution] first.
@NullMarked
package org.homeostat.evolution;

import org.jspecify.annotations.NullMarked;
