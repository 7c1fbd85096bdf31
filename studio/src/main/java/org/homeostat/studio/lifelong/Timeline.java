package org.homeostat.studio.lifelong;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// When what is so in the world of an arm.
///
/// @param spells in the order in which they act
public record Timeline(List<Spell> spells) {
  /// A life without changes.
  public static final Timeline STILL = new Timeline(List.of());

  private static final double SLACK = 1e-9;

  public Timeline {
    spells = List.copyOf(spells);
  }

  /// Something that is so for a while.
  ///
  /// @param until infinity if it stays
  /// @param effect what is so: `scale plant.mass 4`
  public record Spell(double from, double until, String effect) {}

  /// Whether something changes on the way or from the start.
  public boolean changes() {
    return !spells.isEmpty();
  }

  /// The first sample at or after a time.
  static int sample(double time, double step) {
    double at = Math.ceil(time / step - SLACK);
    return (int) Math.clamp(at, 0, Integer.MAX_VALUE);
  }

  /// The last sample of a run.
  static int last(double until, double step) {
    return (int) Math.floor(until / step + SLACK);
  }

  /// The phases of a run.
  ///
  /// @param base what is so all the time
  public List<Phase> phases(List<String> base, double step, double until) {
    int end = last(until, step);
    var boundaries = new TreeSet<Integer>(List.of(0, end));
    for (Spell spell : spells) {
      boundaries.add(Math.min(end, sample(spell.from, step)));
      boundaries.add(Math.min(end, sample(spell.until, step)));
    }
    List<Phase> phases = new ArrayList<>();
    int from = boundaries.removeFirst();
    for (int to : boundaries) {
      List<String> world = new ArrayList<>(base);
      for (Spell spell : spells) {
        if (sample(spell.from, step) <= from && from < sample(spell.until, step)) {
          world.add(spell.effect);
        }
      }
      phases.add(new Phase(from, to, world));
      from = to;
    }
    return phases;
  }
}
