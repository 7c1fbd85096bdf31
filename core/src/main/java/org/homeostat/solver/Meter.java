package org.homeostat.solver;

/// Adds up the progress of all threads.
final class Meter {
  private final Progress progress;
  private final long total;
  private long done;

  Meter(Progress progress, long total) {
    this.progress = progress;
    this.total = total;
  }

  synchronized void add(long steps) {
    done += steps;
    progress.advanced(done, total);
  }
}
