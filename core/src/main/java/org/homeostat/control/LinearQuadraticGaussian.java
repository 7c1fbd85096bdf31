package org.homeostat.control;

import java.util.List;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.Connection;
import org.homeostat.system.DynamicalSystem;

/// The feedback of noisy outputs that costs least in the long run: the regulator, fed with the
/// estimate of the filter instead of the state.
///
/// ```
/// u = -K*m,   dm = (A*m + B*u)*dt + L*(y - C*m - D*u)*dt
/// ```
///
/// The cost rate is `trace(G'*P*G) + trace(S*K'*R*K)` on average: what it is with the state known,
/// and what the errors of the estimate add.
///
/// Source: Anderson and Moore (1990), Optimal Control: Linear Quadratic Methods, sections 8.1 and
/// 8.2.
public record LinearQuadraticGaussian(LinearQuadraticRegulator regulator, KalmanBucy filter) {

  /// @throws RefusedException if the two are not of the same plant
  public LinearQuadraticGaussian {
    if (!regulator.plant().equals(filter.plant())) {
      throw new RefusedException(
          "the regulator and the filter are of different plants",
          "give both the same linearisation");
    }
  }

  /// For a plant, its cost, and the spectral density of the noise of its outputs.
  public static LinearQuadraticGaussian of(
      Linearisation plant, QuadraticCost cost, Matrix density) {
    return new LinearQuadraticGaussian(
        LinearQuadraticRegulator.of(plant, cost), KalmanBucy.of(plant, density));
  }

  public Linearisation plant() {
    return regulator.plant();
  }

  /// The average cost rate under the noise of plant and outputs; that of the system itself where
  /// the plant is exact.
  public double steadyCost() {
    Matrix k = regulator.gain();
    Matrix cost = k.transpose().times(regulator.cost().r()).times(k);
    return regulator.steadyCost() + filter.covariance().times(cost).trace();
  }

  /// The controller as a system with the state `m` (the estimated deviation from the point, 0 at
  /// the start), the input `y` (the outputs of the plant), and the outputs `u` and `estimate`.
  ///
  /// The outputs of a plant carry no noise; that of the sensors is in the equation of m, as the
  /// source `v` with the parameter `blur`, `V = blur*blur'`. Where y carries its noise already, set
  /// blur to 0.
  ///
  /// A plant with one input has a scalar u, a plant with one output a scalar y.
  public DynamicalSystem agent() {
    return Feedback.gaussian(this);
  }

  /// What connects the agent to its plant, as parts of one system with these names.
  public List<Connection> connections(String plantPart, String agentPart) {
    Wiring wiring = new Wiring(plant(), plantPart, agentPart);
    List<Element> outputs = plant().outputs();
    String y =
        outputs.size() == 1
            ? outputs.getFirst().text(plantPart + ".")
            : Wiring.vector(outputs, plantPart);
    return wiring.with("y", y);
  }

  /// The closed loop: `system` as the part `plant`, the controller as the part `agent`.
  public DynamicalSystem loop(DynamicalSystem system) {
    return Wiring.loop(system, agent(), connections("plant", "agent"));
  }
}
