package org.homeostat.studio.infer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.inference.EnsembleFilter;
import org.homeostat.inference.Measurements;
import org.homeostat.inference.ParticleFilter;
import org.homeostat.inference.StateSpace;

/// What came out of a study whose filter keeps many points.
///
/// @param data how the person calls the file
/// @param means of the elements of the states after each row that was reached
/// @param deviations of the elements of the states after each row
/// @param effective the effective number of particles after each row; none of an ensemble
/// @param logLikelihood the estimate for the record; NaN of an ensemble
/// @param directions of the states of which the record says little
public record SwarmOutcome(
    StateStudy study,
    String data,
    Measurements record,
    List<double[]> means,
    List<double[]> deviations,
    double[] effective,
    double logLikelihood,
    Directions directions)
    implements InferOutcome {

  /// Filters a record.
  static SwarmOutcome of(StateStudy study, String data, Measurements record) {
    Swarming swarm = study.swarm();
    StateSpace space = study.space();
    Directions directions = Directions.of(space);
    if (!swarm.isWeighted()) {
      EnsembleFilter.Members found =
          EnsembleFilter.of(space, swarm.count()).run(record, swarm.seed());
      return new SwarmOutcome(
          study,
          data,
          record,
          found.means(),
          found.deviations(),
          new double[0],
          Double.NaN,
          directions);
    }
    ParticleFilter filter =
        swarm.kind().equals(Swarming.GUIDED)
            ? ParticleFilter.guided(space, swarm.count())
            : ParticleFilter.bootstrap(space, swarm.count());
    ParticleFilter.Particles found = filter.run(record, swarm.seed());
    return new SwarmOutcome(
        study,
        data,
        record,
        found.means(),
        found.deviations(),
        Arrays.copyOf(found.effective(), found.means().size()),
        found.logLikelihood(),
        directions);
  }

  public List<String> states() {
    return study.states();
  }

  /// How many rows there were before all weights came to 0, or points were no numbers; all if there
  /// is no such row.
  public int reached() {
    int reached = 0;
    while (reached < means.size()
        && Arrays.stream(means.get(reached)).allMatch(Double::isFinite)
        && Arrays.stream(deviations.get(reached)).allMatch(Double::isFinite)) {
      reached++;
    }
    return reached;
  }

  public int rows() {
    return record.times().length;
  }

  /// The smallest effective number of particles; NaN of an ensemble.
  public double leastEffective() {
    return Arrays.stream(effective).min().orElse(Double.NaN);
  }

  @Override
  public Estimated estimated() {
    return new Estimated.Nothing();
  }

  @Override
  public Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("study", study.name());
    summary.put("filter", study.filter());
    summary.put("particles", study.swarm().count());
    summary.put("seed", study.swarm().seed());
    summary.put("rows", rows());
    summary.put("reached", reached());
    summary.put("log_likelihood", logLikelihood);
    summary.put("least_effective", leastEffective());
    directions.addTo(summary);
    int reached = reached();
    Bands bands = new Bands(means.subList(0, reached), deviations.subList(0, reached), false);
    summary.put("states", bands.ends(states()));
    return summary;
  }
}
