package org.homeostat.studio.infer;

import java.util.List;
import java.util.function.Supplier;
import org.homeostat.inference.Metropolis;
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

  /// The chains of the method.
  ///
  /// @param length of the warm-up
  /// @param walk what `metropolis` does; made only if that is the method, since it climbs
  Sampling sampling(int length, Supplier<Metropolis> walk) {
    return method.equals(METROPOLIS) ? walk.get().warmingUp(length) : hamiltonian(length);
  }

  private Sampling hamiltonian(int length) {
    Sampler sampler =
        switch (method) {
          case "hamiltonian" -> Sampler.hamiltonian(LEAPFROGS);
          case "langevin" -> Sampler.langevin();
          default -> Sampler.noUTurn();
        };
    return sampler.warmingUp(length).accepting(acceptance);
  }
}
