package org.homeostat.control;

import java.util.List;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.Connection;
import org.homeostat.system.DynamicalSystem;

/// The feedback of the state that costs least in the long run. For `dx = (A*x + B*u)*dt + G*dw` and
/// the cost rate `x'*Q*x + 2*x'*N*u + u'*R*u`,
///
/// ```
/// u = -K*x,   K = R^-1*(B'*P + N')
/// A'*P + P*A + Q - (P*B + N)*R^-1*(B'*P + N') = 0
/// ```
///
/// The cost rate is `trace(G'*P*G)` on average, and `x'*P*x` is what the deviation x costs besides.
///
/// Sources: Anderson and Moore (1990), Optimal Control: Linear Quadratic Methods, sections 3.1 to
/// 3.3; Laub (1979), A Schur method for solving algebraic Riccati equations, IEEE Trans. Automatic
/// Control 24, 913-921 (the stable subspace).
///
/// @param plant the system near the equilibrium that is held
/// @param gain K, a row for each input
/// @param value P
/// @param residual of the Riccati equation, relative to the norms of its terms
public record LinearQuadraticRegulator(
    Linearisation plant, QuadraticCost cost, Matrix gain, Matrix value, double residual) {

  /// The best feedback.
  ///
  /// @throws RefusedException if the cost is of other states or inputs, the point is no
  ///   equilibrium, the inputs cannot stabilise the plant, or a mode that neither decays nor grows
  ///   costs nothing
  public static LinearQuadraticRegulator of(Linearisation plant, QuadraticCost cost) {
    int states = plant.states().size();
    int inputs = plant.inputs().size();
    if (cost.q().rows() != states || cost.r().rows() != inputs) {
      throw new RefusedException(
          "the plant has "
              + states
              + " states and "
              + inputs
              + " inputs, the cost is of "
              + cost.q().rows()
              + " and "
              + cost.r().rows(),
          "the states are " + plant.states() + ", the inputs " + plant.inputs());
    }
    checkEquilibrium(plant);
    Modes.unmoved(plant.a(), plant.b())
        .ifPresent(mode -> {
          throw new RefusedException(
              "the inputs " + plant.inputs() + " cannot move the mode " + mode.text(plant.states()),
              "every mode that does not decay by itself needs an input");
        });
    Riccati.Plain plain = Riccati.plain(plant.a(), plant.b(), cost.q(), cost.r(), cost.n());
    Modes.unseenOnTheAxis(plain.a(), plain.q())
        .ifPresent(mode -> {
          throw new RefusedException(
              "the mode "
                  + mode.text(plant.states())
                  + " costs nothing and does not decay by itself",
              "give its states a cost");
        });
    Riccati solution = Riccati.solve(plant.a(), plant.b(), cost.q(), cost.r(), cost.n());
    return new LinearQuadraticRegulator(
        plant, cost, solution.gain(), solution.p(), solution.residual());
  }

  static void checkEquilibrium(Linearisation plant) {
    if (!plant.isEquilibrium()) {
      throw new RefusedException(
          "the point is no equilibrium: the drift of "
              + plant.states()
              + " is "
              + plant.drift().transpose(),
          "find one with FixedPoint.near, or give the inputs the values that hold it");
    }
  }

  /// The average cost rate under the plant's noise; that of the system itself where the plant is
  /// exact.
  public double steadyCost() {
    return value.times(plant.diffusion()).trace();
  }

  /// The eigenvalues of `A - B*K`.
  public Spectrum closedLoop() {
    return Spectrum.of(plant.a().minus(plant.b().times(gain)));
  }

  /// The regulator as a system without states, with the input `x` (the states of the plant as a
  /// vector) and the output `u`: `u = -K@(x - target)`, plus the `feed` that the inputs have at the
  /// point if it is not 0. For a single input K is a vector and u a scalar.
  public DynamicalSystem agent() {
    return Feedback.regulator(this);
  }

  /// What connects the agent to its plant, as parts of one system with these names.
  public List<Connection> connections(String plantPart, String agentPart) {
    Wiring wiring = new Wiring(plant, plantPart, agentPart);
    return wiring.with("x", Wiring.vector(plant.states(), plantPart));
  }

  /// The closed loop: `system` as the part `plant`, the regulator as the part `agent`.
  public DynamicalSystem loop(DynamicalSystem system) {
    return Wiring.loop(system, agent(), connections("plant", "agent"));
  }
}
