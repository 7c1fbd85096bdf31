/// Agents that are designed for a plant in the place of learning: what `agent: lqr` in a study
/// means.
///
/// | name | designer | agent |
/// | --- | --- | --- |
/// | `lqr` | [LinearQuadratic] | a feedback of the state |
/// | `lqg` | [Gaussian] | a feedback of noisy outputs, by a filter |
/// | `pid` | [ThreeTerms] | three terms of one error |
/// | `mpc` | [Predictive] | a plan, found anew at every interval |
/// | `mppi` | [PathIntegral] | the same, by sampled futures |
///
/// A [Designer] makes a [Design] of a [Brief]: the plant with the values that the study gives it,
/// the reward, and what the person said. Each agent is a system, so that `homeostat show` prints
/// it.
///
/// Read [Design] first.
@NullMarked
package org.homeostat.studio.design;

import org.jspecify.annotations.NullMarked;
