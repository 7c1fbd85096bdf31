package org.homeostat.learning;

import java.util.List;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Stratonovich;
import org.homeostat.system.Transformation;

/// Backpropagation of the reward of this moment, in which fixed random weights carry the blame back
/// in the place of the transposed ones. For two layers, `h = f(W@x)`, `u = C@h`,
///
/// ```
/// du = d reward/d u                     dC = eta*outer(du, h)*dt
/// dh = C.feedback@du                    dW = eta*outer(dh*f'(W@x), x)*dt
/// ```
///
/// where `C.feedback` has the shape of C transposed and stays what it was at birth: a parameter of
/// the learning system. With the transposed weights in its place the parameters follow the exact
/// gradient of the reward of this moment. What a reward owes to what was done before, through
/// states, is not followed: the rule is for tasks whose reward compares what is put out now with
/// what it should be, and for networks whose layers are definitions. Parameters that stand by
/// themselves, as biases, learn from the blame of their neurons.
///
/// Source: Lillicrap, Cownden, Tweed and Akerman (2016), Random synaptic feedback weights support
/// error backpropagation for deep learning, Nature Communications 7, 13276.
///
/// @param parameters the names of the parameters to learn, in the system's own words
/// @param feedback the standard deviation of the feedback weights, which are normal and the same in
///   all lives
public record FeedbackAlignment(List<String> parameters, double eta, double feedback)
    implements Transformation {
  public FeedbackAlignment {
    parameters = List.copyOf(parameters);
  }

  /// The learning system.
  ///
  /// @throws IllegalArgumentException if the system has no reward, a parameter is not one of its
  ///   parameters, or drives neurons in several ways
  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    Learnable.check(system, parameters);
    DynamicalSystem ito = system.with(Stratonovich.TO_ITO);
    return new Blame(ito, this, Junction.all(parameters, ito)).learning();
  }
}
