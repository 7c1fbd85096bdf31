package org.homeostat.energy;

import java.util.List;
import org.homeostat.kernel.Workload;

/// What a model answers to a batch of examples.
///
/// ```
/// response.share("W1", weights);                  // parameters
/// fill(response.input(), response.target());      // an example in each lane
/// response.compute(number);
/// response.score()
/// ```
public interface Response {

  /// How many examples a batch has.
  int lanes();

  /// The array of the inputs, example after example, `float[]` or `double[]`; to be filled before
  /// [#compute].
  Object input();

  /// The array of the targets, example after example.
  Object target();

  /// Lets a parameter stand in an array of the caller's.
  void share(String parameter, Object array);

  /// Computes everything for the parameters, inputs and targets as they are.
  ///
  /// @param number of the computation, on which chance depends
  void compute(long number);

  /// The loss of each example.
  Object loss();

  /// The answer to each example, a score for each class.
  Object score();

  /// How much work the last computation was, and how well it settled.
  Effort effort();

  /// The programs that all computations so far have run, and how often. What states are held
  /// against a tolerance with, random numbers and the mixing of steps are not in them.
  List<Workload> workloads();

  /// @param steps of settling, of all phases
  /// @param residual the largest change of a state in the last step of a phase; 0 where nothing
  ///   settles
  /// @param outcome the worst of all phases
  record Effort(int steps, double residual, Outcome outcome) {
    public static final Effort NONE = new Effort(0, 0, Outcome.Settled.YES);
  }
}
