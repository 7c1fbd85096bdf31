/// Inference: what the states and parameters of a system are, given noisy measurements of its
/// outputs.
///
/// | question | answer |
/// | --- | --- |
/// | which equations follow the states, given outputs that never cease? | [KalmanBucyFilter] |
///
/// Read [KalmanBucyFilter] first. Linear algebra of set-up is Hipparchus's; none of its types
/// leaves this package.
@NullMarked
package org.homeostat.inference;

import org.jspecify.annotations.NullMarked;
