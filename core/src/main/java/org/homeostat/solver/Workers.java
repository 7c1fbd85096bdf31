package org.homeostat.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Runs numbered tasks on threads.
public final class Workers {
  private Workers() {}

  /// Runs the tasks 0 to count - 1, each once, and returns when all are done. A task that throws
  /// ends the run; so does an interrupt of the calling thread, with a [CancellationException].
  public static void run(int threads, int count, IntConsumer task) {
    if (Math.min(threads, count) <= 1) {
      for (int i = 0; i < count; i++) {
        check();
        task.accept(i);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, count); i++) {
      Thread worker = new Thread(() -> drain(next, count, task, failure), "homeostat-" + i);
      worker.setDaemon(true);
      workers.add(worker);
    }
    workers.forEach(Thread::start);
    join(workers);
    rethrow(failure.get());
  }

  /// Ends a task whose thread was interrupted.
  ///
  /// @throws CancellationException if it was
  public static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }

  private static void drain(
      AtomicInteger next, int count, IntConsumer task, AtomicReference<Throwable> failure) {
    try {
      for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
        check();
        task.accept(i);
      }
    } catch (CancellationException e) {
      next.set(count);
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      next.set(count);
    }
  }

  private static void join(List<Thread> workers) {
    boolean interrupted = false;
    for (Thread worker : workers) {
      boolean joined = false;
      while (!joined) {
        try {
          worker.join();
          joined = true;
        } catch (InterruptedException e) {
          interrupted = true;
          workers.forEach(Thread::interrupt);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  private static void rethrow(@Nullable Throwable failure) {
    switch (failure) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(failure);
    }
  }
}
