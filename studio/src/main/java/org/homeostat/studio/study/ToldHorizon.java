package org.homeostat.studio.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homeostat.solver.Controller;
import org.homeostat.studio.design.Decision;
import org.homeostat.studio.design.Design;
import org.homeostat.studio.design.Designers;
import org.homeostat.studio.design.Passing;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.Yaml;

/// A regulator with a horizon that is told of each change of its plant: from then on it has the
/// table, and holds the equilibrium, of the plant as it is then. It sees no change coming.
///
/// @param agent as it is asked for
/// @param plant with the values that it has at the start
record ToldHorizon(Yaml agent, DynamicalSystem plant, Optional<Yaml> reward, double step) {

  /// The design for the plant at the start, told of changes. Where the plant cannot be held it goes
  /// on as before.
  Design told(Design design, KnownChanges known) {
    Decision decision = design.decisions().getFirst();
    List<Passing.Watch> watches = new ArrayList<>();
    watches.add(new Passing.Watch(0, decision.controller()));
    for (double time : known.times()) {
      Designers.read(agent, known.at(time, plant), reward, step, new Problems())
          .map(then -> then.decisions().getFirst().controller())
          .ifPresent(then -> watches.add(new Passing.Watch(time, then)));
    }
    Controller passing = new Passing(watches);
    return new Design(
        design.agent(), design.connections(), List.of(decision.of(passing)), design.written());
  }
}
