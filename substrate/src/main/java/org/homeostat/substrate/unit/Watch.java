package org.homeostat.substrate.unit;

import java.util.concurrent.atomic.AtomicInteger;

/// Ends a process that is too long at one order, or whose asker was interrupted. It looks from time
/// to time, so that the time a call may take is not exact.
final class Watch {
  private static final int LOOKS = 10;

  private final Process process;
  private final Thread asker = Thread.currentThread();
  private final int most;
  private final AtomicInteger order = new AtomicInteger();
  private volatile boolean busy;
  private volatile boolean late;

  /// @param seconds that an order may take
  Watch(Process process, int seconds) {
    this.process = process;
    this.most = seconds * LOOKS;
    Thread.ofPlatform().daemon().name("homeostat-watch").start(this::look);
  }

  void begins() {
    order.incrementAndGet();
    busy = true;
  }

  void ends() {
    busy = false;
  }

  /// Whether the process was ended because it took too long.
  boolean late() {
    return late;
  }

  private void look() {
    int seen = 0;
    int looks = 0;
    try {
      while (process.isAlive()) {
        Thread.sleep(1000 / LOOKS);
        looks = busy && order.get() == seen ? looks + 1 : 0;
        seen = order.get();
        if (looks >= most) {
          late = true;
        }
        if (late || asker.isInterrupted()) {
          process.destroyForcibly();
        }
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
