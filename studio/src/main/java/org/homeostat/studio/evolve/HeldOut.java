package org.homeostat.studio.evolve;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Distribution;

/// The trajectories that judge what a search found, which it never met: those with the seeds 0, 1,
/// 2, ... as in other studies.
///
/// @param trajectories in each world
/// @param vary what differs between them, by the name of a parameter, input or state
/// @param worlds the values of each world, by its name; one without values if nothing is said
public record HeldOut(
    int trajectories, Map<String, Distribution> vary, Map<String, Map<String, Tensor>> worlds) {
  public HeldOut {
    vary = Collections.unmodifiableMap(new LinkedHashMap<>(vary));
    worlds = Collections.unmodifiableMap(new LinkedHashMap<>(worlds));
  }
}
