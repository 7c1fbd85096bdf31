package org.homeostat.solver;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.kernel.Memory;

/// The controllers of a block of trajectories, which read the states in its memory and change the
/// inputs there.
final class Hands {
  private final List<Grip> grips = new ArrayList<>();

  /// A controller with the places of what it reads and decides.
  private record Grip(
      Controller.Hand hand, int every, int[] from, int[] to, double[] state, double[] input) {}

  Hands(List<Hold> holds, Memory memory, long[] seeds) {
    for (Hold hold : holds) {
      int[] from = places(memory, hold.reads());
      int[] to = places(memory, hold.inputs());
      grips.add(
          new Grip(
              hold.controller().begin(seeds),
              hold.every(),
              from,
              to,
              new double[from.length],
              new double[to.length]));
    }
  }

  /// Where the elements of these stand, for lane 0.
  static int[] places(Memory memory, List<String> names) {
    List<Integer> places = new ArrayList<>();
    for (String name : names) {
      for (int e = 0; e < memory.shape(name).size(); e++) {
        places.add(memory.offset(name) + e * memory.stride());
      }
    }
    return places.stream().mapToInt(place -> place).toArray();
  }

  /// The first step after `step` at which something is decided, or the last one.
  int next(int step, int last) {
    int next = last;
    for (Grip grip : grips) {
      next = Math.min(next, (step / grip.every + 1) * grip.every);
    }
    return next;
  }

  /// Decides what is due at a step, for the trajectories that live.
  void act(int step, double time, Memory memory, boolean[] alive) {
    double[] lanes = memory.lanes();
    for (Grip grip : grips) {
      for (int lane = 0; step % grip.every == 0 && lane < alive.length; lane++) {
        if (alive[lane]) {
          for (int i = 0; i < grip.from.length; i++) {
            grip.state[i] = lanes[grip.from[i] + lane];
          }
          for (int i = 0; i < grip.to.length; i++) {
            grip.input[i] = lanes[grip.to[i] + lane];
          }
          grip.hand.act(lane, time, grip.state, grip.input);
          for (int i = 0; i < grip.to.length; i++) {
            lanes[grip.to[i] + lane] = grip.input[i];
          }
        }
      }
    }
  }
}
