package org.homeostat.energy;

/// An estimate of the gradient of the mean loss over a batch of examples, by every parameter,
/// beside the model's answers.
public interface Gradient extends Response {

  /// The gradient by a parameter, in the shape of the parameter; valid until the next computation.
  Object of(String parameter);
}
