package org.homeostat.solver;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;

/// The environments of a block of trajectories: at each sample they are moved there by what drove
/// them since the one before, then what drives them from there on is read.
final class Couplings implements AutoCloseable {
  private final List<Joint> joints = new ArrayList<>();
  private final Setting setting;
  private final Kernel driver;
  private final Memory memory;
  private final Memory driven;
  private final Ring.View past;

  /// An environment with the places of what drives it and what is seen.
  private record Joint(
      Environment.Bodies bodies, int[] from, int[] to, double[][] drive, double[] seen) {}

  /// @param driver the program of what drives
  /// @param memory where the states of the trajectories stand
  Couplings(Setting setting, Kernel driver, Memory memory, Ring ring, long[] seeds) {
    this.setting = setting;
    this.driver = driver;
    this.memory = memory;
    this.driven =
        setting.plan().couplings().isEmpty() ? memory : setting.memory(driver, seeds.length);
    this.past = ring.view(driven);
    int quantity = 0;
    for (Coupling each : setting.plan().couplings()) {
      List<String> results = new ArrayList<>();
      for (int i = 0; i < each.drives().size(); i++) {
        results.add(StepProgram.value(quantity++));
      }
      int[] from = Hands.places(driven, results);
      int[] to = Hands.places(memory, each.seen());
      double[][] drive = new double[seeds.length][from.length];
      joints.add(
          new Joint(each.environment().begin(seeds), from, to, drive, new double[to.length]));
    }
  }

  /// The sample after `sample` if there are environments, else the one that others ask for.
  int next(int sample, int others) {
    return joints.isEmpty() ? others : sample + 1;
  }

  /// Moves the environments of the trajectories that live to a sample.
  void move(int sample, boolean[] alive) {
    if (joints.isEmpty()) {
      return;
    }
    TimeGrid grid = setting.plan().grid();
    double[] lanes = memory.lanes();
    if (sample == 0) {
      drive(0);
    }
    for (Joint joint : joints) {
      for (int lane = 0; lane < alive.length; lane++) {
        if (alive[lane]) {
          for (int i = 0; i < joint.to.length; i++) {
            joint.seen[i] = lanes[joint.to[i] + lane];
          }
          if (sample == 0) {
            joint.bodies.start(lane, grid.time(0), joint.drive[lane], joint.seen);
          } else {
            double before = grid.time(sample - 1);
            joint.bodies.move(lane, before, grid.step(), joint.drive[lane], joint.seen);
          }
          for (int i = 0; i < joint.to.length; i++) {
            lanes[joint.to[i] + lane] = joint.seen[i];
          }
        }
      }
    }
  }

  /// Reads what drives the environments from a sample on.
  void drive(int sample) {
    if (joints.isEmpty()) {
      return;
    }
    setting.show(memory, sample, driven);
    past.show(sample);
    driver.run(driven, NoiseChunk.NONE, 0);
    for (Joint joint : joints) {
      for (int lane = 0; lane < joint.drive.length; lane++) {
        for (int i = 0; i < joint.from.length; i++) {
          joint.drive[lane][i] = driven.lanes()[joint.from[i] + lane];
        }
      }
    }
  }

  @Override
  public void close() {
    joints.forEach(joint -> joint.bodies.close());
  }
}
