package org.homeostat.evolution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Unknown;
import org.homeostat.system.Definition;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Event;
import org.homeostat.system.Filling;
import org.homeostat.system.Soundness;

/// A system with functions that are to be found.
///
/// @param system the loop of plant and agent, learning or not
/// @param unknowns its unknown functions, in the order of the bodies of a [Genome]
public record Sketch(DynamicalSystem system, List<Unknown> unknowns) {
  public Sketch {
    unknowns = List.copyOf(unknowns);
    if (unknowns.isEmpty()) {
      throw new IllegalArgumentException(system.name() + " has no unknown function");
    }
  }

  public static Sketch of(DynamicalSystem system) {
    return new Sketch(system, system.unknowns());
  }

  /// The system with the functions of a genome.
  public DynamicalSystem fill(Genome genome) {
    return system.with(new Filling(bodies(genome)));
  }

  /// Whether shapes and units agree in the system of a genome.
  boolean isSound(Genome genome) {
    return !Soundness.matters(system) || Soundness.of(fill(genome));
  }

  /// The bodies by the names of their functions.
  public Map<String, Expression> bodies(Genome genome) {
    Map<String, Expression> bodies = new LinkedHashMap<>();
    for (int i = 0; i < unknowns.size(); i++) {
      bodies.put(unknowns.get(i).name(), genome.bodies().get(i));
    }
    return bodies;
  }

  /// The functions that drive the state which a parameter of a function stands for.
  List<Integer> feeding(int function, String parameter) {
    Unknown unknown = unknowns.get(function);
    int place = unknown.parameters().indexOf(parameter);
    List<Integer> feeding = new ArrayList<>();
    List<Expression> all = new ArrayList<>();
    system.definitions().forEach(each -> all.add(each.value()));
    system.outputs().forEach(each -> all.add(each.value()));
    for (Differential equation : system.equations()) {
      all.add(equation.drift());
      all.addAll(equation.noise().values());
    }
    for (Apply call : Unknown.calls(unknown.name(), all)) {
      Expression argument = call.arguments().get(place);
      for (Differential equation : system.equations()) {
        if (argument.equals(new Name(equation.state()))) {
          for (Unknown drives : Unknown.in(List.of(equation.drift()))) {
            feeding.add(unknowns.indexOf(drives));
          }
        }
      }
    }
    return feeding;
  }

  /// The system of a genome without the states, definitions and outputs that nothing depends on
  /// which is looked at.
  ///
  /// @param seen what is looked at: names of states, definitions and outputs
  public DynamicalSystem reduced(Genome genome, Set<String> seen) {
    DynamicalSystem whole = fill(genome);
    Set<String> needed = needed(whole, seen);
    if (whole.states().stream().noneMatch(each -> needed.contains(each.name()))) {
      // a system without states cannot be solved
      needed.addAll(needed(whole, Set.of(whole.states().getFirst().name())));
    }
    return new DynamicalSystem(
        whole.name(),
        whole.about(),
        whole.calculus(),
        whole.states().stream().filter(each -> needed.contains(each.name())).toList(),
        whole.inputs(),
        whole.parameters(),
        whole.noise(),
        whole.definitions().stream().filter(each -> needed.contains(each.name())).toList(),
        whole.equations().stream().filter(each -> needed.contains(each.state())).toList(),
        whole.outputs().stream().filter(each -> needed.contains(each.name())).toList(),
        whole.events());
  }

  /// The genome with the literal 0 for every function that nothing depends on which is looked at.
  Genome pruned(Genome genome, Set<String> seen) {
    Set<Unknown> used = new HashSet<>();
    Set<String> needed = needed(fill(genome), seen);
    for (Definition definition : system.definitions()) {
      if (needed.contains(definition.name())) {
        used.addAll(Unknown.in(List.of(definition.value())));
      }
    }
    for (Definition output : system.outputs()) {
      if (needed.contains(output.name())) {
        used.addAll(Unknown.in(List.of(output.value())));
      }
    }
    for (Differential equation : system.equations()) {
      if (needed.contains(equation.state())) {
        List<Expression> parts = new ArrayList<>(equation.noise().values());
        parts.add(equation.drift());
        used.addAll(Unknown.in(parts));
      }
    }
    used.addAll(Unknown.in(system.events().stream().flatMap(Event::expressions).toList()));
    Genome pruned = genome;
    for (int i = 0; i < unknowns.size(); i++) {
      if (!used.contains(unknowns.get(i)) && !Nodes.isZero(genome.bodies().get(i))) {
        pruned = pruned.with(i, Algebra.ZERO);
      }
    }
    return pruned;
  }

  private static Set<String> needed(DynamicalSystem system, Set<String> seen) {
    Map<String, List<Expression>> parts = new HashMap<>();
    system.outputs().forEach(each -> parts.put(each.name(), List.of(each.value())));
    system.definitions().forEach(each -> parts.put(each.name(), List.of(each.value())));
    for (Differential equation : system.equations()) {
      TreeMap<String, Expression> terms = new TreeMap<>(equation.noise());
      List<Expression> sides = new ArrayList<>(terms.values());
      sides.add(equation.drift());
      parts.put(equation.state(), sides);
    }
    Set<String> needed = new HashSet<>();
    List<String> open = new ArrayList<>(seen);
    for (Event event : system.events()) {
      // an event is looked at as long as there is one
      open.addAll(event.sets().keySet());
      open.addAll(event.kicks().keySet());
      event.expressions().forEach(each -> open.addAll(each.names()));
    }
    while (!open.isEmpty()) {
      String name = open.removeLast();
      if (needed.add(name)) {
        parts.getOrDefault(name, List.of()).forEach(each -> open.addAll(each.names()));
      }
    }
    return needed;
  }
}
