/// JMH micro-benchmarks of what the inner loops are made of. `bench/RESULTS.md` says how to run
/// them and what was measured; `homeostat bench` measures whole simulations.
@NullMarked
package org.homeostat.bench;

import org.jspecify.annotations.NullMarked;
