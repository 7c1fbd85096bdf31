package org.homeostat.studio.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// Work that is done again and again for a while, by the thread that asks.
///
/// @param once does the work
/// @param units how many units of the benchmark that is
record Workload(Runnable once, double units) {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long ROUND_NANOSECONDS = 400_000_000L;

  /// Units per second of processor time of this thread, over one round: other programs that want
  /// the core do not count.
  double rate() {
    long start = THREADS.getCurrentThreadCpuTime();
    long done = 0;
    long elapsed;
    do {
      once.run();
      done++;
      elapsed = THREADS.getCurrentThreadCpuTime() - start;
    } while (elapsed < ROUND_NANOSECONDS);
    return done * units / (elapsed * 1e-9);
  }
}
