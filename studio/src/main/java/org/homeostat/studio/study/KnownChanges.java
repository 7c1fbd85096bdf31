package org.homeostat.studio.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.system.Change;
import org.homeostat.system.Changes;
import org.homeostat.system.Composition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.Yaml;

/// The changes that an agent can be told of, in the names of its plant alone: those of parameters
/// and actuators at times that are known. Of a delay none is told, nor of what comes and goes at
/// random; sensors are seen through.
///
/// @param changes in the order in which they act
/// @param times at which something begins or ends, in their order
record KnownChanges(List<Change> changes, List<Double> times) {
  private static final String PLANT = "plant.";

  KnownChanges {
    changes = List.copyOf(changes);
    times = List.copyOf(times);
  }

  static KnownChanges of(Changes changes, Set<Double> times) {
    List<Change> known = new ArrayList<>();
    for (Change change : changes.changes()) {
      if (isOfPlant(change) && change.role() != Change.Role.SENSOR && isKnown(change)) {
        known.add(bare(change));
      }
    }
    return new KnownChanges(known, times.stream().sorted().toList());
  }

  /// Those of a study whose loop is not made yet; what is wrong with them is said elsewhere.
  ///
  /// @param node what stands at `changes`
  /// @param plant the part, and `valued` the same with the values of the study
  static KnownChanges read(Yaml node, Part plant, DynamicalSystem valued, double step) {
    DynamicalSystem alone = Composition.of("plant", Map.of("plant", valued), List.of());
    var reader = new ChangesReader(alone, plant, step, new Problems());
    return of(reader.read(node), reader.times());
  }

  static boolean isOfPlant(Change change) {
    return change.quantity().startsWith(PLANT);
  }

  /// The plant that changes at these times.
  DynamicalSystem in(DynamicalSystem plant) {
    return plant.with(new Changes(changes, List.of()));
  }

  /// The plant as it is from a time on, until the next.
  DynamicalSystem at(double time, DynamicalSystem plant) {
    Map<String, Expression> now = Map.of("t", Literal.of(time));
    return in(plant).rewritten(each -> each.replace(now));
  }

  private static boolean isKnown(Change change) {
    return !(change.effect() instanceof Change.Delay)
        && change.active().names().stream().allMatch(name -> name.equals("t"));
  }

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
}
