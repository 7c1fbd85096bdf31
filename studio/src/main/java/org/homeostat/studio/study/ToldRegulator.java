package org.homeostat.studio.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
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

/// A linear-quadratic regulator that is told of each change of its plant: its gain changes at the
/// same time to that of the plant as it is then, and what a sensor does it sees through. Of a delay
/// it is not told, nor of what comes and goes at random.
///
/// @param agent as it is asked for
/// @param plant with the values that it has at the start
record ToldRegulator(Yaml agent, DynamicalSystem plant, Optional<Yaml> reward, double step) {
  private static final String PLANT = "plant.";

  /// The changes without those of sensors, and then those of the gain.
  ///
  /// @param times at which something begins or ends
  Changes told(Changes changes, Set<Double> times) {
    List<Change> all = new ArrayList<>();
    List<Change> known = new ArrayList<>();
    for (Change change : changes.changes()) {
      boolean ofPlant = change.quantity().startsWith(PLANT);
      if (!ofPlant || change.role() != Change.Role.SENSOR) {
        all.add(change);
        if (ofPlant && isKnown(change)) {
          known.add(bare(change));
        }
      }
    }
    for (double time : times) {
      gain(known, time)
          .map(gain ->
              new Change(
                  "agent.K",
                  Change.Role.EVERYWHERE,
                  new Change.Set(Parser.parse(gain)),
                  Parser.parse("t >= " + Solving.digits(time))))
          .ifPresent(all::add);
    }
    return new Changes(all, changes.switches());
  }

  private static boolean isKnown(Change change) {
    return !(change.effect() instanceof Change.Delay)
        && change.active().names().stream().allMatch(name -> name.equals("t"));
  }

  /// A change in the names of the plant alone.
  private static Change bare(Change change) {
    Change.Effect effect =
        switch (change.effect()) {
          case Change.Set(Expression value) -> new Change.Set(bare(value));
          case Change.Scale(Expression factor) -> new Change.Scale(bare(factor));
          case Change.Add(Expression offset) -> new Change.Add(bare(offset));
          case Change.Delay delay -> delay;
        };
    return new Change(bare(change.quantity()), change.role(), effect, change.active());
  }

  private static Expression bare(Expression expression) {
    Map<String, Expression> names = new HashMap<>();
    expression.names().forEach(name -> names.put(name, new Name(bare(name))));
    return expression.replace(names);
  }

  private static String bare(String name) {
    return name.startsWith(PLANT) ? name.substring(PLANT.length()) : name;
  }

  /// The gain for the plant as it is from a time on; none if it cannot be held then.
  private Optional<String> gain(List<Change> known, double time) {
    Map<String, Expression> now = Map.of("t", Literal.of(time));
    DynamicalSystem then =
        plant.with(new Changes(known, List.of())).rewritten(each -> each.replace(now));
    Optional<Design> design = Designers.read(agent, then, reward, step, new Problems());
    return design.map(each -> gain(each.agent()));
  }

  private static String gain(DynamicalSystem agent) {
    Tensor gain =
        agent.parameters().stream()
            .filter(each -> each.name().equals("K"))
            .map(Variable::start)
            .findFirst()
            .orElseThrow();
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
