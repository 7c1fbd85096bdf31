package org.homeostat.energy;

/// An estimate of the gradient of the mean loss over a batch of examples, by every parameter.
///
/// ```
/// gradient.share("W1", weights);                  // parameters
/// fill(gradient.input(), gradient.target());      // an example in each lane
/// gradient.compute(number);
/// gradient.of("W1")
/// ```
public interface Gradient {

  /// How many examples a batch has.
  int lanes();

  /// The array of the inputs, example after example, to be filled before [#compute].
  Object input();

  /// The array of the targets, example after example.
  Object target();

  /// Lets a parameter stand in an array of the caller's.
  void share(String parameter, Object array);

  /// Computes the gradients for the parameters, inputs and targets as they are.
  ///
  /// @param number of the estimate, on which chance depends
  void compute(long number);

  /// The gradient by a parameter, in the shape of the parameter; valid until the next computation.
  Object of(String parameter);

  /// The loss of each example where the gradient was taken.
  Object loss();

  /// What the model answers to each example, a score for each class.
  Object score();

  /// How much work the last computation was, and how well it settled.
  Effort effort();

  /// @param steps of settling, of all phases
  /// @param residual the largest change of a state in the last step of a phase; 0 where nothing
  ///   settles
  record Effort(int steps, double residual) {
    public static final Effort NONE = new Effort(0, 0);
  }
}
