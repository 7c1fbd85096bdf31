package org.homeostat.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.homeostat.expression.Delay;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Printer;
import org.homeostat.expression.Smoothness;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Unknown;

/// Adds to each state, definition and output its derivative by parameters, along the same path of
/// the noise. For `dx = f*dt + g*dw`, the sensitivity `x.by.p`, written S, follows the derivative
/// of the equation:
///
/// ```
/// dS = (df/dx*S + df/dp)*dt + (dg/dx*S + dg/dp)*dw           S(0) = dx(0)/dp
/// ```
///
/// in Itô's sense if the system is meant so, in Stratonovich's otherwise. A parameter `b` that is a
/// vector or matrix has a sensitivity for each element: `x.by.b._0`, `x.by.A._0_1`. Inputs count as
/// parameters. The name of a state stands for where it starts: `x.by.x` starts at 1. A sensitivity
/// has the shape of its quantity and the unit of the quantity over that of the parameter.
///
/// | in the system | added |
/// | --- | --- |
/// | state `x` that depends on `p` | state `x.by.p` |
/// | definition `I` that depends on `p` | definition `I.by.p`, in which work stays shared |
/// | output `r` | output `r.by.p`, 0 if `r` does not depend on `p` |
///
/// **What is exact.** Let a method take equal steps by a formula in drift and noise whose
/// coefficients are numbers (euler-maruyama, milstein, heun, sra1, shark, rk4). Then the computed
/// `x.by.p` is the derivative of the computed `x`, for any step: differentiating the formula is
/// applying it to this system. So the sum of `reward.by.p` over a run is the derivative of the sum
/// of `reward`, to rounding. For exponential-euler, whose coefficients depend on the system, and
/// tsit5, which chooses steps, it is so in the limit of small steps. Where an operator has a kink
/// or a jump, [#smoothness] says what the derivative is worth.
///
/// What was a time ago has the derivative that it had then: that of `delay(x, tau)` is
/// `delay(x.by.p, tau)`, before the start as at the start. Between samples both lie on straight
/// lines, so that what is exact stays so. A delay that is itself differentiated by is refused, as
/// are events.
///
/// A sensitivity that is not finite, as at the edge of the domain of `sqrt`, ends its trajectory as
/// any other state does.
///
/// Close loops first: in a part the inputs are held. Noise that drives a state of its own drives
/// its sensitivities too, so what was diagonal is not afterwards. Second derivatives come of
/// applying this twice, with other parameters.
///
/// Source: Gronwall (1919), Note on the derivatives with respect to a parameter of the solutions of
/// a system of differential equations, Ann. Math. 20(4), 292-296; with noise: Protter (2005),
/// Stochastic Integration and Differential Equations, 2nd edition, section V.7.
///
/// @param by names of parameters, inputs or states; a prefix may be left out where only one is
///   meant
public record Sensitivities(List<SourceText> by) implements Transformation {
  static final String BY = ".by.";

  public Sensitivities {
    by = List.copyOf(by);
  }

  /// The sensitivities by parameters that are named in a program.
  public static Sensitivities by(String... names) {
    return new Sensitivities(
        Arrays.stream(names).map(name -> SourceText.of("sensitivities", name)).toList());
  }

  /// What the derivative of a state, definition or output is called: `reward.by.b._0`.
  ///
  /// @param element one of [#elements]
  public static String name(String quantity, String element) {
    return quantity + BY + element;
  }

  /// That of the least smooth operator in the system: whether a search may follow sensitivities.
  public static Smoothness smoothness(DynamicalSystem system) {
    Stream<Expression> definitions =
        Stream.of(system.definitions(), system.outputs())
            .flatMap(List::stream)
            .map(Definition::value);
    Stream<Expression> rates = system.equations().stream().flatMap(Dependence::rates);
    return Stream.concat(definitions, rates)
        .map(Smoothness::of)
        .reduce(Smoothness.SMOOTH, (a, b) -> a.compareTo(b) < 0 ? b : a);
  }

  /// By what a system is differentiated, number by number: `k`, `b._0`, `b._1`.
  ///
  /// @throws InputException as [#apply]
  public List<String> elements(DynamicalSystem system) {
    return directions(system).stream().map(Direction::name).toList();
  }

  /// The system with its sensitivities.
  ///
  /// @throws InputException with each name that the system does not have or that stands for
  ///   several, each function that is not known yet, each event, each delay that it moves, and each
  ///   sensitivity whose name is taken
  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    List<Direction> directions = directions(system);
    Linearization linearization = new Linearization(system);
    directions.forEach(linearization::add);
    return linearization.system();
  }

  private List<Direction> directions(DynamicalSystem system) {
    Problems problems = new Problems();
    for (Unknown function : system.unknowns()) {
      problems.add(
          Labelled.problem(
              SourceText.of("sensitivities of " + system.name(), function.name()),
              "the function '" + function.name() + "' is not known yet and has no derivative",
              "fill it first"));
    }
    List<String> known = system.variables().stream().map(Variable::name).toList();
    Set<String> found = new LinkedHashSet<>();
    for (Event event : system.events()) {
      problems.add(
          Labelled.problem(
              SourceText.of("sensitivities of " + system.name(), event.name()),
              "the event '" + event.name() + "' has no derivative",
              "leave the event out"));
    }
    List<Direction> directions = new ArrayList<>();
    for (SourceText each : by) {
      List<String> meant = ShortNames.meant(each.text(), known);
      if (meant.size() != 1) {
        problems.add(
            Labelled.problem(
                each,
                meant.isEmpty()
                    ? "'" + each.text() + "' is not a parameter, an input or a state"
                    : "'" + each.text() + "' can mean several things",
                ShortNames.advice(each.text(), known)));
      } else if (!found.add(meant.getFirst())) {
        problems.add(
            Labelled.problem(each, "'" + meant.getFirst() + "' is listed twice", "keep one"));
      } else {
        Variable variable = system.variables().get(known.indexOf(meant.getFirst()));
        directions.addAll(Direction.of(each, variable));
      }
    }
    refuseMovingDelays(system, directions, problems);
    problems.throwIfAny();
    return directions;
  }

  private static void refuseMovingDelays(
      DynamicalSystem system, List<Direction> directions, Problems problems) {
    Set<Expression> times = new LinkedHashSet<>();
    Delay.in(system.expressions()).forEach(call -> times.add(call.by()));
    if (times.isEmpty()) {
      return;
    }
    Dependence dependence = new Dependence(system);
    Set<SourceText> refused = new HashSet<>();
    for (Direction direction : directions) {
      Set<String> moving = new HashSet<>(dependence.on(direction));
      moving.add(direction.variable().name());
      for (Expression time : times) {
        if (!Collections.disjoint(moving, time.names()) && refused.add(direction.written())) {
          problems.add(
              Labelled.problem(
                  direction.written(),
                  "a delay of " + Printer.print(time) + " has no derivative by how long it is",
                  "a delay is fixed; leave this one out"));
        }
      }
    }
  }
}
