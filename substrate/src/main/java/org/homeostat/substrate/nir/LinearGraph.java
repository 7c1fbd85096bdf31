package org.homeostat.substrate.nir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.control.Element;
import org.homeostat.control.Linearisation;
import org.homeostat.control.Matrix;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;

/// A linear system as a graph: `dx/dt = A x + B u + c`, `y = C x + D u + e`.
///
/// The states are leaky integrators where each falls by itself (`tau = -1/A[i][i]`, and r the
/// same), else plain ones; a Linear node carries what is left of A round to them. A graph begins
/// with an input: a system that takes none has one that does nothing. Where the format has no
/// place, nothing is written: starts (a graph starts at 0) and noise.
public final class LinearGraph {
  private final Linearisation system;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final List<Edge> edges = new ArrayList<>();

  private LinearGraph(Linearisation system) {
    this.system = system;
  }

  /// The graph of a system that is linear everywhere.
  ///
  /// @throws NirException if it is not, or has no states
  public static Typed of(Linearisation system) {
    List<String> problems = new ArrayList<>();
    if (!system.exact()) {
      problems.add("its equations are not linear in states and inputs at all times");
    }
    if (system.states().isEmpty()) {
      problems.add("it has no states");
    }
    if (!problems.isEmpty()) {
      throw new NirException(problems);
    }
    return new LinearGraph(system).graph();
  }

  /// What of a system a graph has no place for, in words; empty if there is nothing.
  public static List<String> leftOut(Linearisation system) {
    List<String> all = new ArrayList<>();
    if (system.g().largest() != 0) {
      all.add("its noise");
    }
    if (start(system).largest() != 0) {
      all.add("where it starts: a graph starts at 0");
    }
    return all;
  }

  private static Matrix start(Linearisation system) {
    return at(system, system.states());
  }

  private static Matrix at(Linearisation system, List<Element> elements) {
    return column(
        elements.stream()
            .mapToDouble(e -> system.point().value(e.variable()).elements()[e.index()])
            .toArray());
  }

  private static Matrix column(double[] values) {
    return new Matrix(values.length, 1, values);
  }

  private Typed graph() {
    int states = system.states().size();
    Matrix x = start(system);
    Matrix u = at(system, system.inputs());
    Matrix constant = system.drift().minus(system.a().times(x)).minus(system.b().times(u));
    boolean driven = !system.inputs().isEmpty();
    Matrix b = driven ? system.b() : Matrix.zeros(states, 1);
    put("input", new Node.Input(Shape.of(b.columns())));
    put("drive", new Node.Affine(b.tensor(), row(constant)), "input");
    put("states", cells(), "drive");
    Matrix rest = rest();
    if (rest.largest() != 0) {
      put("coupling", new Node.Linear(rest.tensor()), "states");
      edges.add(new Edge("coupling", "states"));
    }
    if (system.outputs().isEmpty()) {
      put("output", new Node.Output(Shape.of(states)), "states");
      return Typed.of(new Graph(nodes, edges));
    }
    Matrix offset = system.output().minus(system.c().times(x)).minus(system.d().times(u));
    put("readout", new Node.Affine(system.c().tensor(), row(offset)), "states");
    put("output", new Node.Output(Shape.of(system.outputs().size())), "readout");
    if (system.d().largest() != 0) {
      put("direct", new Node.Linear(system.d().tensor()), "input");
      edges.add(new Edge("direct", "output"));
    }
    return Typed.of(new Graph(nodes, edges));
  }

  private void put(String name, Node node, String... before) {
    nodes.put(name, node);
    for (String each : before) {
      edges.add(new Edge(each, name));
    }
  }

  private boolean isLeaky() {
    for (int i = 0; i < system.a().rows(); i++) {
      if (!(system.a().at(i, i) < 0)) {
        return false;
      }
    }
    return true;
  }

  private Node cells() {
    int count = system.states().size();
    double[] of = new double[count];
    for (int i = 0; i < count; i++) {
      of[i] = isLeaky() ? -1 / system.a().at(i, i) : 1;
    }
    Tensor each = new Tensor(Shape.of(count), of);
    return isLeaky() ? new Node.LI(each, each, Tensor.zeros(Shape.of(count))) : new Node.I(each);
  }

  /// What the cells do not do by themselves.
  private Matrix rest() {
    double[] rest = system.a().elements();
    for (int i = 0; isLeaky() && i < system.a().rows(); i++) {
      rest[i * system.a().columns() + i] = 0;
    }
    return new Matrix(system.a().rows(), system.a().columns(), rest);
  }

  private static Tensor row(Matrix column) {
    return new Tensor(Shape.of(column.rows()), column.elements());
  }
}
