package org.homeostat.noise;

/// What a scalar Wiener process did over one step of length `h`: its increment `W` and its
/// space-time Lévy area `H`, the mean height of the path above its chord.
///
/// ```
/// H = 1/h * integral from 0 to h of (W(s) - s/h*W(h)) ds
/// ```
///
/// `W` and `H` are independent and normal with the variances `h` and `h/12`.
///
/// Source: Foster, Lyons, Oberhauser, *An optimal polynomial approximation of Brownian motion*,
/// SIAM Journal on Numerical Analysis 58 (2020), 1393-1421.
///
/// @param increment `W`
/// @param area `H`
public record BrownianStep(double increment, double area) {

  /// The step of length `h` that two standard normal numbers of [Normals] mean.
  ///
  /// @param w the first number of a pair of [Pairing#AREAS]
  /// @param n the second one
  public static BrownianStep of(double w, double n, double h) {
    return new BrownianStep(Math.sqrt(h) * w, Math.sqrt(h / 12) * n);
  }

  /// This step and the next of the same length as one of double length:
  ///
  /// ```
  /// W = W1 + W2
  /// H = (H1 + H2)/2 + (W1 - W2)/4
  /// ```
  ///
  /// For the integral of the path over a step is `h*(H + W/2)`, and the second half starts at `W1`.
  public BrownianStep then(BrownianStep next) {
    return new BrownianStep(
        increment + next.increment, (area + next.area) / 2 + (increment - next.increment) / 4);
  }
}
