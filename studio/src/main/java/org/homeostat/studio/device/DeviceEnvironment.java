package org.homeostat.studio.device;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.solver.Environment;

/// A device as what a system is coupled to. It is opened when the first trajectory begins, and then
/// serves one trajectory after the other; each begins with `start`, which tells it the seed.
///
/// It belongs to one thread, with one trajectory at a time.
final class DeviceEnvironment implements Environment, AutoCloseable {
  private final DeviceSource source;
  private final List<Link> open = new ArrayList<>();

  DeviceEnvironment(DeviceSource source) {
    this.source = source;
  }

  @Override
  public Bodies begin(long[] seeds) {
    if (seeds.length != 1) {
      throw new IllegalArgumentException("a device serves one trajectory at a time");
    }
    if (open.isEmpty()) {
      open.add(source.open());
    }
    return new Body(open.getFirst(), seeds[0]);
  }

  private record Body(Link link, long seed) implements Bodies {
    @Override
    public void start(int trajectory, double time, double[] drive, double[] seen) {
      take(link.start(seed, time, drive), seen);
    }

    @Override
    public void move(int trajectory, double time, double length, double[] drive, double[] seen) {
      take(link.step(time, length, drive), seen);
    }

    private static void take(double[] outputs, double[] seen) {
      System.arraycopy(outputs, 0, seen, 0, seen.length);
    }

    @Override
    public void close() {
      // the device waits for the next trajectory
    }
  }

  @Override
  public void close() {
    open.forEach(Link::close);
    open.clear();
  }
}
