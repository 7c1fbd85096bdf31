/// What learning for a whole life is worth, where the plant changes on the way: how soon an arm
/// recovers, what that cost it, what it forgets and what it brings along.
///
/// A life is a list of [Phase]s between changes, of which [RewardSums] keeps the reward of every
/// seed. All is said of rates of reward, `r = sum of samples / number of samples`; a seed that
/// diverged has the rate minus infinity from then on, and counts. With `r(W)` the rate in a window
/// W, for each seed:
///
/// | measure | is |
/// | --- | --- |
/// | recovery | the time from a change to the beginning of the first window with `r(W)` within `level` |
/// | settling | the same for the first window from which on all are within what the reference has in the same window on the same seed |
/// | regret | `sum over samples of (reward of the optimum - reward)*step`, on the same seed |
/// | against the optimum | `r(W)` over that of the optimum, in the last window of a phase |
/// | forgetting | `r(last window in a world) - r(first window there again)` |
/// | forward transfer | `r(first window in a new world) - r(first window of who lives there from the start)` |
///
/// The optimum is the best arm of the same worlds whose agent is told of each change. Within R
/// means at least `R - (within - 1)*abs(R)`; the level is that of a [Reference]. Medians have exact
/// intervals ([MedianInterval]); arms are compared seed by seed ([PairedComparison]).
///
/// Sources: Taylor and Stone (2009), Transfer learning for reinforcement learning domains, JMLR 10,
/// 1633-1685 (jumpstart, our forward transfer); Lopez-Paz and Ranzato (2017), Gradient episodic
/// memory, NeurIPS (backward transfer, our forgetting with its sign turned); Agarwal, Schwarzer,
/// Castro, Courville and Bellemare (2021), Deep reinforcement learning at the edge of the
/// statistical precipice, NeurIPS ([Profile]). Recovery and settling are those of control
/// engineering, of means over windows in the place of a noisy signal.
///
/// Read [Lifelong] first.
@NullMarked
package org.homeostat.studio.lifelong;

import org.jspecify.annotations.NullMarked;
