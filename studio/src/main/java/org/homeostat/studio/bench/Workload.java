package org.homeostat.studio.bench;

/// Work that is done again and again for a while.
///
/// @param once does the work
/// @param units how many units of the benchmark that is
record Workload(Runnable once, double units) {
  private static final long ROUND_NANOSECONDS = 400_000_000L;

  /// Units per second over one round.
  double rate() {
    long start = System.nanoTime();
    long done = 0;
    long elapsed;
    do {
      once.run();
      done++;
      elapsed = System.nanoTime() - start;
    } while (elapsed < ROUND_NANOSECONDS);
    return done * units / (elapsed * 1e-9);
  }
}
