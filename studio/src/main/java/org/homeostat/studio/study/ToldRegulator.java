package org.homeostat.studio.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Tensor;
import org.homeostat.studio.design.Design;
import org.homeostat.studio.design.Designers;
import org.homeostat.system.Change;
import org.homeostat.system.Changes;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.Variable;
import org.homeostat.system.Yaml;

/// A linear-quadratic regulator that is told of each change of its plant: its gain, and the
/// equilibrium that it holds, change at the same time to those of the plant as it is then.
/// [KnownChanges] says of what it is told.
///
/// @param agent as it is asked for
/// @param plant with the values that it has at the start
record ToldRegulator(Yaml agent, DynamicalSystem plant, Optional<Yaml> reward, double step) {
  private static final String GAIN = "K";
  private static final String TARGET = "target";

  /// The changes without those of sensors, and then those of gain and equilibrium. An equilibrium
  /// that was held before and never moves is no change.
  ///
  /// @param times at which something begins or ends
  Changes told(Changes changes, Set<Double> times) {
    List<Change> all = new ArrayList<>();
    KnownChanges known = KnownChanges.of(changes, times);
    for (Change change : changes.changes()) {
      if (!KnownChanges.isOfPlant(change) || change.role() != Change.Role.SENSOR) {
        all.add(change);
      }
    }
    Optional<Tensor> held = design(plant).map(each -> value(each, TARGET));
    for (double time : known.times()) {
      design(known.at(time, plant))
          .ifPresent(regulator -> {
            all.add(set(regulator, GAIN, time));
            if (!held.equals(Optional.of(value(regulator, TARGET)))) {
              all.add(set(regulator, TARGET, time));
            }
          });
    }
    return new Changes(all, changes.switches());
  }

  /// The regulator of a plant; none if it cannot be held.
  private Optional<DynamicalSystem> design(DynamicalSystem then) {
    return Designers.read(agent, then, reward, step, new Problems()).map(Design::agent);
  }

  private static Change set(DynamicalSystem regulator, String parameter, double time) {
    return new Change(
        "agent." + parameter,
        Change.Role.EVERYWHERE,
        new Change.Set(Parser.parse(text(value(regulator, parameter)))),
        Parser.parse("t >= " + Solving.digits(time)));
  }

  private static Tensor value(DynamicalSystem regulator, String parameter) {
    return regulator.parameters().stream()
        .filter(each -> each.name().equals(parameter))
        .map(Variable::start)
        .findFirst()
        .orElseThrow();
  }

  private static String text(Tensor gain) {
    List<List<Double>> rows = new ArrayList<>();
    int columns = gain.shape().length(gain.shape().rank() - 1);
    for (int i = 0; i < gain.shape().size(); i += columns) {
      List<Double> row = new ArrayList<>();
      for (int j = 0; j < columns; j++) {
        row.add(gain.elements()[i + j]);
      }
      rows.add(row);
    }
    return gain.shape().rank() == 1 ? rows.getFirst().toString() : rows.toString();
  }
}
