/// Inference: what the states and parameters of a system are, given noisy measurements of its
/// outputs.
///
/// | question | answer |
/// | --- | --- |
/// | which equations follow the states, given outputs that never cease? | [KalmanBucyFilter], a transformation |
/// | what are the states, given rows of measurements at any times? | [GaussianFilter]: extended, unscented, cubature |
/// | and given the rows that came later too? | [Smoothed] |
/// | and where laws are not normal, or states are many? | [ParticleFilter], [EnsembleFilter] |
/// | is what is left white noise, and are all states seen? | [Whiteness], [Observability] |
/// | how likely is a record? | [Filtered#logLikelihood] |
/// | which parameters make a record most likely? | [MaximumLikelihood] |
/// | draws from a density written as text | [LogDensity], [Sampler], [Convergence] |
///
/// ```
/// StateSpace space =
///     new StateSpace(pendulum, List.of(Sensor.of("angle", "0.1")), Matrix.diagonal(1, 1), 0.05);
/// Filtered filtered = GaussianFilter.of(space, Approximation.cubature()).run(record);
/// Smoothed smoothed = filtered.smooth();
/// ```
///
/// What has no answer (a covariance with a negative eigenvalue, an input with a gap, an output that
/// is not there) is refused with a [org.homeostat.solver.RefusedException] that says why. Linear
/// algebra of set-up is Hipparchus's; none of its types leaves this package.
///
/// Read [StateSpace] first, then [GaussianFilter].
@NullMarked
package org.homeostat.inference;

import org.jspecify.annotations.NullMarked;
