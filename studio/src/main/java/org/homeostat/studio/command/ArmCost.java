package org.homeostat.studio.command;

import java.util.Map;
import java.util.Set;
import org.homeostat.solver.Controller;
import org.homeostat.studio.study.Arm;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyRun;
import org.homeostat.substrate.cost.SystemCost;
import org.homeostat.substrate.cost.Work;
import org.homeostat.substrate.cost.WorkloadCost;

/// What a step of an arm costs: its equations, and what its agent computes to decide.
final class ArmCost {
  /// The component of what a controller computes beside the equations.
  static final String DECISIONS = "decisions";

  private static final String PLANT = "plant";

  private ArmCost() {}

  /// @param steps of the run that is watched
  /// @throws org.homeostat.solver.RefusedException if an agent does not count what it computes
  static SystemCost of(Study study, Arm arm, long steps) {
    long seed = study.solving().firstSeed();
    if (study.loop(arm).decisions().isEmpty()) {
      SystemCost whole = SystemCost.of(StudyRun.step(study, arm), seed, steps);
      return whole.components().keySet().equals(Set.of(PLANT)) ? split(study, whole) : whole;
    }
    SystemCost equations = SystemCost.of(StudyRun.equations(study, arm), seed, 1);
    Work decisions = Work.NONE;
    for (Controller.Effort effort : StudyRun.efforts(study, arm, steps)) {
      decisions =
          decisions
              .plus(WorkloadCost.of(effort.programs(), Map.of()))
              .plus(Work.products((double) effort.products()));
    }
    return equations.with(DECISIONS, decisions.over(steps));
  }

  /// An agent that remembers nothing computes on behalf of the plant's states: it is what the whole
  /// does beyond the plant by itself.
  private static SystemCost split(Study study, SystemCost whole) {
    Work plant = SystemCost.of(StudyRun.plant(study), study.solving().firstSeed(), 1).total();
    Work agent = whole.total().minus(plant);
    return agent.counts().total() == 0 ? whole : whole.with(PLANT, plant).with("agent", agent);
  }
}
