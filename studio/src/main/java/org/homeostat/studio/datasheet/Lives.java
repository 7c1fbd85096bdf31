package org.homeostat.studio.datasheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Unit;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.Simulation;
import org.homeostat.studio.study.Arm;
import org.homeostat.studio.study.Loop;
import org.homeostat.studio.study.Part;
import org.homeostat.studio.study.Solving;
import org.homeostat.studio.study.Study;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// A few lives of a controller beyond those that it is judged by: what its inputs and outputs do.
final class Lives {
  private static final int LIVES = 4;

  /// Points of a curve, and elements of an array that are shown.
  private static final int POINTS = 800;

  private static final int ELEMENTS = 4;

  private final Study study;
  private final Arm arm;
  private final String prefix;
  private final DynamicalSystem controller;

  private Lives(Study study, Arm arm) {
    this.study = study;
    this.arm = arm;
    Loop loop = study.loop(arm);
    Part part = loop.parts().getLast();
    this.prefix = loop.parts().size() > 1 ? part.role() + "." : "";
    this.controller = part.file().system();
  }

  /// Its inputs, then its outputs, element by element.
  static List<Port> ports(Study study, Arm arm) {
    return new Lives(study, arm).ports();
  }

  private record Quantity(String name, boolean isInput, Shape shape, Unit unit, Expression of) {}

  private List<Port> ports() {
    List<Quantity> quantities = new ArrayList<>();
    for (Variable input : controller.inputs()) {
      quantities.add(
          new Quantity(
              input.name(), true, input.shape(), input.unit(), new Name(prefix + input.name())));
    }
    for (Definition output : controller.outputs()) {
      String name = prefix + output.name();
      quantities.add(
          new Quantity(output.name(), false, output.shape(), unit(output), of(output, name)));
    }
    Loop loop = study.loop(arm);
    boolean still = controller.states().isEmpty() && prefix.isEmpty();
    if (still || !loop.decisions().isEmpty()) {
      return quantities.stream().flatMap(each -> unseen(each).stream()).toList();
    }
    Ensemble lives = lives(loop, quantities);
    int longest = longest(lives);
    return quantities.stream().flatMap(each -> seen(each, lives, longest).stream()).toList();
  }

  /// The unit of what an output shows as it is; that of others is not known.
  private Unit unit(Definition output) {
    return controller.variables().stream()
        .filter(each -> output.value().equals(new Name(each.name())))
        .map(Variable::unit)
        .findFirst()
        .orElse(Unit.FREE);
  }

  /// In a composed system an output of a part has a name; a lone system's is an expression.
  private Expression of(Definition output, String name) {
    return prefix.isEmpty() ? output.value() : new Name(name);
  }

  private Ensemble lives(Loop loop, List<Quantity> quantities) {
    Solving solving = study.solving();
    Simulation simulation =
        Simulation.of(loop.system())
            .method(solving.method())
            .step(solving.step())
            .until(solving.until())
            .seeds(solving.firstSeed() + solving.seeds(), LIVES);
    quantities.forEach(each -> simulation.record(label(each), each.of()));
    study.values(arm).forEach(simulation::set);
    return simulation.run();
  }

  /// The first of the lives that last longest.
  private static int longest(Ensemble lives) {
    double[] ends = new double[LIVES];
    Arrays.fill(ends, Double.POSITIVE_INFINITY);
    lives.divergences().forEach(each -> ends[each.trajectory()] = each.time());
    int longest = 0;
    for (int row = 1; row < LIVES; row++) {
      longest = ends[row] > ends[longest] ? row : longest;
    }
    return longest;
  }

  /// A name that no quantity of the system has.
  private static String label(Quantity quantity) {
    return "port." + (quantity.isInput() ? "in." : "out.") + quantity.name();
  }

  private static List<Port> unseen(Quantity each) {
    List<Port> ports = new ArrayList<>();
    for (int e = 0; e < Math.min(ELEMENTS, each.shape().size()); e++) {
      ports.add(port(each, e, Double.NaN, Double.NaN, new double[0]));
    }
    return ports;
  }

  private static Port port(Quantity of, int element, double low, double high, double[] life) {
    String index = of.shape().isScalar() ? "" : "[" + element + "]";
    return new Port(of.name() + index, of.isInput(), of.unit(), low, high, life);
  }

  private static List<Port> seen(Quantity each, Ensemble lives, int longest) {
    List<Port> ports = new ArrayList<>();
    for (int e = 0; e < Math.min(ELEMENTS, each.shape().size()); e++) {
      List<double[]> all = new ArrayList<>();
      for (int row = 0; row < LIVES; row++) {
        all.add(lives.paths().values(label(each), e, row));
      }
      double[] values =
          all.stream().flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray();
      double low = DoubleStream.of(values).min().orElse(Double.NaN);
      double high = DoubleStream.of(values).max().orElse(Double.NaN);
      ports.add(port(each, e, low, high, thinned(all.get(longest))));
    }
    return ports;
  }

  /// The least and the largest of each stretch, so that no peak is lost.
  private static double[] thinned(double[] life) {
    if (life.length <= POINTS) {
      return life;
    }
    double[] points = new double[POINTS];
    for (int k = 0; k < POINTS / 2; k++) {
      int from = (int) (2L * k * life.length / POINTS);
      int to = (int) (2L * (k + 1) * life.length / POINTS);
      double[] stretch = Arrays.copyOfRange(life, from, to);
      points[2 * k] = DoubleStream.of(stretch).min().orElse(Double.NaN);
      points[2 * k + 1] = DoubleStream.of(stretch).max().orElse(Double.NaN);
    }
    return points;
  }
}
