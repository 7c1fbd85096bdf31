package org.homeostat.studio.infer;

import java.util.List;
import org.homeostat.inference.Sampler;
import org.homeostat.inference.Sampling;

/// How a posterior is drawn from.
///
/// @param method `nuts`, `hamiltonian`, `langevin` or `metropolis`
/// @param draws kept of each chain
/// @param warmup draws before them, which adapt
/// @param acceptance that steps are adapted to
public record ChainSettings(
    String method, int chains, int draws, int warmup, double acceptance, long seed) {
  static final String METROPOLIS = "metropolis";

  /// The methods by name.
  static final List<String> METHODS = List.of("nuts", "hamiltonian", "langevin", METROPOLIS);

  private static final int LEAPFROGS = 16;

  /// Chains of Hamiltonian Monte Carlo.
  Sampling hamiltonian() {
    return hamiltonian(warmup);
  }

  /// Chains of Hamiltonian Monte Carlo with another warm-up.
  Sampling hamiltonian(int length) {
    Sampler sampler =
        switch (method) {
          case "hamiltonian" -> Sampler.hamiltonian(LEAPFROGS);
          case "langevin" -> Sampler.langevin();
          default -> Sampler.noUTurn();
        };
    return sampler.warmingUp(length).accepting(acceptance);
  }
}
