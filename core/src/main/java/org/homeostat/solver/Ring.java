package org.homeostat.solver;

import java.util.List;
import org.homeostat.kernel.Memory;

/// The samples that the delay lines of a block of trajectories keep, the newest in the place of the
/// oldest. A few more are kept than are looked back to, so that a chunk of steps can be run again.
final class Ring {
  private static final int NOWHERE = -1;

  private final Memory memory;
  private final int lines;
  private final int[] reach;
  private final int[] slots;
  private final int[] words;
  private final int[] now;
  private final double[][] samples;

  /// @param memory where the program of a step leaves what is to be kept
  /// @param chunk how many steps may be run again
  Ring(List<Line> lines, Setting setting, Memory memory, int chunk) {
    this.memory = memory;
    this.lines = lines.size();
    this.reach = new int[this.lines];
    this.slots = new int[this.lines];
    this.words = new int[this.lines];
    this.now = new int[this.lines];
    this.samples = new double[this.lines][];
    for (int i = 0; i < this.lines; i++) {
      reach[i] = (int) setting.number(Line.reach(i));
      slots[i] = reach[i] + chunk + 1;
      words[i] = memory.shape(Line.now(i)).size() * memory.count();
      now[i] = memory.offset(Line.now(i));
      samples[i] = new double[Math.multiplyExact(slots[i], words[i])];
    }
  }

  /// The past as a program sees it.
  final class View {
    private final Memory to;
    private final int[] offsets;

    private View(Memory to) {
      this.to = to;
      this.offsets = new int[lines * Line.TAPS];
      for (int at = 0; at < offsets.length; at++) {
        String name = Line.past(at / Line.TAPS, at % Line.TAPS);
        offsets[at] = to.has(name) ? to.offset(name) : NOWHERE;
      }
    }

    /// Shows all lanes the past before the start of a step.
    void show(int step) {
      for (int at = 0; at < offsets.length; at++) {
        int line = at / Line.TAPS;
        int sample = step - reach[line] + at % Line.TAPS;
        if (sample < step && offsets[at] != NOWHERE) {
          int from = place(line, sample);
          System.arraycopy(samples[line], from, to.lanes(), offsets[at], words[line]);
        }
      }
    }

    /// Shows a program of one lane the past of a lane.
    void show(int step, int lane) {
      for (int at = 0; at < offsets.length; at++) {
        int line = at / Line.TAPS;
        int sample = step - reach[line] + at % Line.TAPS;
        if (sample < step && offsets[at] != NOWHERE) {
          int from = place(line, sample) + lane;
          for (int e = 0; e < words[line] / memory.count(); e++) {
            to.lanes()[offsets[at] + e] = samples[line][from + e * memory.count()];
          }
        }
      }
    }
  }

  View view(Memory to) {
    return new View(to);
  }

  /// Keeps the sample that the program of a step has left; what was before the first is as that.
  void keep(int step) {
    for (int line = 0; line < lines; line++) {
      int copies = step == 0 ? slots[line] : 1;
      for (int copy = 0; copy < copies; copy++) {
        int to = place(line, step + copy);
        System.arraycopy(memory.lanes(), now[line], samples[line], to, words[line]);
      }
    }
  }

  /// Forgets the past of a lane that starts anew.
  void forget(int lane) {
    for (double[] kept : samples) {
      for (int word = lane; word < kept.length; word += memory.count()) {
        kept[word] = 0;
      }
    }
  }

  private int place(int line, int sample) {
    return Math.floorMod(sample, slots[line]) * words[line];
  }
}
