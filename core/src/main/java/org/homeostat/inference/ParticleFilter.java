package org.homeostat.inference;

import java.util.List;
import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.RefusedException;

/// The filter of a [StateSpace] that keeps its law as many weighted points, whatever its form.
/// Points move by steps of Euler and Maruyama, are weighed by the density of what was measured, and
/// are drawn anew in proportion to their weights (systematic resampling) once the effective number
/// `1/sum(weights^2)` falls below half of them.
///
/// The mean weight of a row estimates its density given the rows before; the product over the rows
/// estimates the likelihood of the record without bias.
///
/// The guided filter takes the last step before a row from the law of the step given the row, the
/// outputs taken to be linear around its mean, and corrects the weights for that; it needs fewer
/// points where sensors are precise. A sensor that is more precise than the noise over one step is
/// where the bootstrap filter fails.
///
/// Sources: Gordon, Salmond and Smith (1993), Novel approach to nonlinear/non-Gaussian Bayesian
/// state estimation, IEE Proc. F 140, 107-113 (bootstrap); Doucet, Godsill and Andrieu (2000), On
/// sequential Monte Carlo sampling methods for Bayesian filtering, Statistics and Computing 10,
/// 197-208 (guided); Kitagawa (1996), Monte Carlo filter and smoother for non-Gaussian nonlinear
/// state space models, J. Comp. Graph. Stat. 5, 1-25 (systematic resampling).
///
/// Immutable; may be shared by threads. Results depend on the seed and the number of particles
/// alone.
public final class ParticleFilter {
  private static final int MOST = 1 << 26;

  final StateSpace space;
  final Expansion expansion;
  final ParticleKernels kernels;
  final int particles;
  final int measured;
  private final boolean guided;

  private ParticleFilter(StateSpace space, int particles, boolean guided) {
    if (particles < 2 || particles > MOST) {
      throw new RefusedException(particles + " particles", "from 2 to " + MOST + " can be had");
    }
    this.space = space;
    this.particles = particles;
    this.guided = guided;
    this.expansion = new Expansion(space.system());
    this.measured = space.measured().size();
    this.kernels = ParticleKernels.of(space, expansion, guided);
  }

  /// Points that move without looking at what is measured.
  public static ParticleFilter bootstrap(StateSpace space, int particles) {
    return new ParticleFilter(space, particles, false);
  }

  /// Points that look at what is measured.
  public static ParticleFilter guided(StateSpace space, int particles) {
    return new ParticleFilter(space, particles, true);
  }

  /// How many numbers of sensors a step draws.
  int sensorNumbers() {
    return guided ? measured : 0;
  }

  /// Filters a record.
  ///
  /// @throws RefusedException if a row has another number of elements than the sensors
  public Particles run(Measurements record, long seed) {
    return run(record, seed, Map.of());
  }

  /// Filters a record with other values of parameters, inputs, and means of states at the start.
  public Particles run(Measurements record, long seed, Map<String, Tensor> values) {
    return new ParticleRun(this, record, seed, values).go();
  }

  /// What a particle filter found, row by row.
  ///
  /// @param means of the elements of the states after each row
  /// @param deviations of the elements of the states after each row
  /// @param effective the effective number of particles after each row, before any were drawn anew
  /// @param logLikelihood the estimate for the record; minus infinity if all weights came to 0
  public record Particles(
      List<double[]> means, List<double[]> deviations, double[] effective, double logLikelihood) {

    public Particles {
      means = List.copyOf(means);
      deviations = List.copyOf(deviations);
    }
  }
}
