/// Control by who knows the plant: the lines that learned agents are held against.
///
/// Near an operating point a system `dx = f(x, u)*dt + g(x)*dw` with outputs `y = h(x, u)` is
///
/// ```
/// dx = (A*x + B*u)*dt + G*dw,   y = C*x + D*u        x, u, y: deviations from the point
/// ```
///
/// | question | answer |
/// | --- | --- |
/// | what are A, B, C, D, G, and is the system linear altogether? | [Linearisation] |
/// | where does it rest, and does it return there? | [FixedPoint], [Spectrum], [Stability] |
/// | what does it cost? | [QuadraticCost], from matrices or from a reward |
/// | which feedback of the state costs least? | [LinearQuadraticRegulator] |
/// | what is the state, given noisy outputs? | [KalmanBucy] |
/// | which feedback of noisy outputs costs least? | [LinearQuadraticGaussian] |
/// | from where does the closed loop return? | [RegionOfAttraction] |
/// | what do three terms of an error do? | [ProportionalIntegralDerivative] |
/// | which plan costs least, within bounds, from here on? | [PredictiveControl], [PathIntegralControl] |
///
/// ```
/// OperatingPoint upright = OperatingPoint.of(pendulum).with("angle", Math.PI);
/// Linearisation plant = Linearisation.of(pendulum, upright);
/// QuadraticCost cost = QuadraticCost.diagonal(List.of(10.0, 1.0), List.of(1.0));
/// LinearQuadraticRegulator regulator = LinearQuadraticRegulator.of(plant, cost);
/// DynamicalSystem loop = regulator.loop(pendulum);
/// ```
///
/// Predictive and path-integral control decide at samples and are no systems: each is a
/// [org.homeostat.solver.Controller], whose inputs a [org.homeostat.solver.Hold] holds in between.
///
/// A regulator is itself a system, `u = -K@(x - target)`, which can be printed, connected,
/// simulated and exported as any other. What has no answer (an input that cannot stabilise, a
/// reward that is not quadratic) is refused with a [org.homeostat.solver.RefusedException] that
/// says why.
///
/// Linear algebra is Hipparchus's; none of its types leaves this package. Read [Linearisation]
/// first, then [LinearQuadraticRegulator].
@NullMarked
package org.homeostat.control;

import org.jspecify.annotations.NullMarked;
