package org.homeostat.studio.lifelong;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The windows over which rates of reward are taken: within each phase, one after another by a
/// fifth of their length.
///
/// @param length in samples; a phase that is shorter is one window
/// @param stride from one window to the next, in samples
public record Windows(int length, int stride) {
  private static final int OVERLAP = 5;
  private static final int SHARE = 6;
  private static final int MOST = 500;

  public Windows {
    if (length < 1 || stride < 1) {
      throw new IllegalArgumentException("windows of " + length + " by " + stride);
    }
  }

  /// @param length in time; 0 for a sixth of the shortest phase
  public static Windows of(List<List<Phase>> lives, double length, double step) {
    List<Phase> phases = lives.stream().flatMap(List::stream).toList();
    int shortest = phases.stream().mapToInt(Phase::length).min().orElse(1);
    int end = phases.stream().mapToInt(Phase::until).max().orElse(1);
    int samples = length > 0 ? (int) Math.rint(length / step) : shortest / SHARE;
    int window = Math.max(1, samples);
    return new Windows(window, Math.max(1, Math.max(window / OVERLAP, end / MOST)));
  }

  /// A window from a sample on.
  record Window(int from, int until) {}

  /// The windows of a phase in their order; the last ends with it.
  List<Window> of(Phase phase) {
    int size = Math.min(length, phase.length());
    int latest = phase.until() - size;
    List<Window> windows = new ArrayList<>();
    for (int from = phase.from(); from < latest; from += stride) {
      windows.add(new Window(from, from + size));
    }
    windows.add(new Window(latest, phase.until()));
    return windows;
  }

  Window first(Phase phase) {
    return of(phase).getFirst();
  }

  Window last(Phase phase) {
    return of(phase).getLast();
  }

  /// The samples at which sums of reward are needed.
  public List<Integer> samples(List<List<Phase>> lives) {
    var samples = new TreeSet<Integer>();
    for (List<Phase> life : lives) {
      for (Phase phase : life) {
        samples.add(phase.from());
        samples.add(phase.until());
        for (Window window : of(phase)) {
          samples.add(window.from);
          samples.add(window.until);
        }
      }
    }
    return List.copyOf(samples);
  }
}
