package org.homeostat.substrate.verilog;

/// A controller of the form that evolution finds for the particle: two latent states, products.
final class EvolvedText {
  static final String CONTROLLER =
      """
      system: evolved
      states: {a1: 0, a2: 0}
      inputs: [x, v]
      equations: |
        u = 0.4*a2 - 1.3*a1
        da1 = (x + 1.7*v - a1 + a2*u)*dt
        da2 = (v*u - a2)*dt
      outputs: {u: u}
      solve: {method: heun, step: 0.1, until: 100}
      """;

  private EvolvedText() {}
}
