/// Benchmarks that `homeostat bench` runs: a [Benchmark] is a name, a unit, a limit and what
/// measures; [Benchmarks] lists them.
@NullMarked
package org.homeostat.studio.bench;

import org.jspecify.annotations.NullMarked;
