package org.homeostat.evolution;

/// A genome that has been judged.
///
/// @param cost the mean over the trajectories of training
/// @param costs by trajectory
/// @param nodes of its expressions together
/// @param age generations since its oldest ancestor was made (Hornby 2006, *ALPS*)
public record Candidate(
    Genome genome, double cost, double[] costs, int nodes, int age, Lineage lineage) {

  Candidate older() {
    return new Candidate(genome, cost, costs, nodes, age + 1, lineage);
  }

  /// Whether it is at least as good in cost and size, and better in one.
  boolean beats(Candidate other) {
    return cost <= other.cost && nodes <= other.nodes && (cost < other.cost || nodes < other.nodes);
  }
}
