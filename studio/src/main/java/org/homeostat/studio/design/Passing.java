package org.homeostat.studio.design;

import java.util.List;
import org.homeostat.solver.Controller;

/// A controller that passes from one to the next at known times.
///
/// @param watches in the order of their times
public record Passing(List<Watch> watches) implements Controller {
  private static final double SLACK = 1e-9;

  public Passing {
    watches = List.copyOf(watches);
  }

  /// Who decides from a time on.
  public record Watch(double from, Controller controller) {}

  @Override
  public Hand begin(long[] seeds) {
    List<Hand> hands = watches.stream().map(watch -> watch.controller.begin(seeds)).toList();
    return (trajectory, time, state, input) -> {
      int at = hands.size() - 1;
      while (at > 0 && watches.get(at).from > time + SLACK) {
        at--;
      }
      hands.get(at).act(trajectory, time, state, input);
    };
  }
}
