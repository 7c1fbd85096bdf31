package org.homeostat.substrate.unit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.solver.Environment;

/// A unit as what a system is coupled to: an instance of it for each trajectory, in a process for
/// those of a thread. A parameter `noise.seed`, as our own units have, is the one that is set plus
/// the seed of the trajectory.
///
/// @param leave how it may run
public record UnitEnvironment(ImportedUnit unit, Leave leave) implements Environment {

  /// How a unit may run.
  ///
  /// @param seconds that one call of it may take
  /// @param preload libraries that are loaded before it, for units that need more than they bring
  public record Leave(int seconds, List<String> preload) {
    /// What is given if nobody says.
    public static final Leave USUAL = new Leave(60, List.of());

    public Leave {
      preload = List.copyOf(preload);
    }
  }

  @Override
  public Bodies begin(long[] seeds) {
    return new Instances(this, seeds);
  }

  /// The instances of a thread. A unit that wants a process for itself has one for each.
  private static final class Instances implements Bodies {
    private static final int NONE = -1;

    private final UnitEnvironment of;
    private final long[] seeds;
    private final int seed;
    private final Map<Integer, UnitProcess> processes = new HashMap<>();

    Instances(UnitEnvironment of, long[] seeds) {
      this.of = of;
      this.seeds = seeds.clone();
      int at = 0;
      int found = NONE;
      for (Quantity each : of.unit.description().drives()) {
        found = each.name().equals("noise.seed") ? at : found;
        at += each.shape().size();
      }
      this.seed = found;
    }

    private double[] seeded(int trajectory, double[] drive) {
      if (seed == NONE) {
        return drive;
      }
      double[] own = drive.clone();
      own[seed] += seeds[trajectory];
      return own;
    }

    private UnitProcess process(int trajectory) {
      int number = of.unit.description().traits().alone() ? trajectory : 0;
      return processes.computeIfAbsent(
          number,
          _ -> {
            try {
              return UnitProcess.start(of.unit, of.leave);
            } catch (IOException failed) {
              throw new UncheckedIOException(failed);
            }
          });
    }

    @Override
    public void start(int trajectory, double time, double[] drive, double[] seen) {
      process(trajectory).begin(trajectory, time, seeded(trajectory, drive), seen);
    }

    @Override
    public void move(int trajectory, double time, double length, double[] drive, double[] seen) {
      process(trajectory).move(trajectory, time, length, seeded(trajectory, drive), seen);
    }

    @Override
    public void close() {
      processes.values().forEach(UnitProcess::close);
    }
  }
}
