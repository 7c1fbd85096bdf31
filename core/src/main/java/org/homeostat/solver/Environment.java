package org.homeostat.solver;

/// What a system is coupled to that is no equations: a body in another simulator, a chip on a
/// table. It is moved from sample to sample; what drives it holds in between, and so does what is
/// seen of it: a zero-order hold on both sides.
///
/// An environment is immutable and may be shared by threads; what it does depends on the seed of a
/// trajectory and on what has driven it, on nothing else.
@FunctionalInterface
public interface Environment {

  /// Begins trajectories that one thread takes care of.
  ///
  /// @param seeds one a trajectory
  Bodies begin(long[] seeds);

  /// A body for each of a few trajectories; they end when this is closed.
  interface Bodies extends AutoCloseable {

    /// Puts a body at the start.
    ///
    /// @param trajectory its number among those that were begun
    /// @param drive the elements of what drives it, in their order
    /// @param seen where the elements of what is seen go; holds their starting values
    void start(int trajectory, double time, double[] drive, double[] seen);

    /// Moves a body on.
    ///
    /// @param time where it stands
    /// @param drive since `time`
    /// @param seen where goes what is seen at `time + length`; holds what was seen before
    void move(int trajectory, double time, double length, double[] drive, double[] seen);

    @Override
    void close();
  }
}
