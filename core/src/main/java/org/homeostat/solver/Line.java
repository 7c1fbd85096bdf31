package org.homeostat.solver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.expression.Delay;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Event;
import org.homeostat.system.Trigger;

/// A delay line: a quantity whose past is kept, and for how long.
///
/// In the programs of a step the line `i` has the names `#past.i.0` to `#past.i.2`, the samples
/// from the one before the time that is looked back to on; `#now.i`, the sample at the start of the
/// step; `#reach.i`, how many steps the first of them lies back; `#rest.i`, by which part of a step
/// it lies before the time looked back to.
///
/// @param number its place in the list of lines
/// @param whole whether the delay is the nearest whole number of steps
record Line(int number, Expression of, Expression by, boolean whole) {
  /// The samples that a program sees.
  static final int TAPS = 3;

  /// A line keeps at most so many numbers of a trajectory.
  private static final double MOST = 1e7;

  static String past(int line, int tap) {
    return "#past." + line + "." + tap;
  }

  static String now(int line) {
    return "#now." + line;
  }

  static String reach(int line) {
    return "#reach." + line;
  }

  static String rest(int line) {
    return "#rest." + line;
  }

  /// The lines that a plan needs: of its system, of what is measured and recorded.
  static List<Line> of(DynamicalSystem system, List<Expression> others) {
    List<Expression> all = new ArrayList<>(system.expressions());
    all.addAll(others);
    Set<Line> lines = new LinkedHashSet<>();
    for (Delay.Call call : Delay.in(all)) {
      lines.add(new Line(0, call.of(), call.by(), false));
    }
    for (Event event : system.events()) {
      if (event.trigger() instanceof Trigger.After(String other, Expression delay)) {
        lines.add(new Line(0, new Name(other), delay, true));
      }
    }
    List<Line> numbered = new ArrayList<>();
    for (Line line : lines) {
      numbered.add(new Line(numbered.size(), line.of, line.by, line.whole));
    }
    return List.copyOf(numbered);
  }

  /// How long the lines are, as values of their names.
  ///
  /// @param values of parameters and inputs
  /// @throws RefusedException if a delay is not fixed, or does not fit the step
  static Map<String, Tensor> lengths(
      List<Line> lines, DynamicalSystem system, Map<String, Tensor> values, double step) {
    Map<String, Tensor> lengths = new LinkedHashMap<>();
    for (Line line : lines) {
      double steps = line.delay(system, values) / step;
      double reach = line.whole ? Math.rint(steps) : Math.ceil(steps * (1 - 1e-12));
      if (!(steps * (1 + 1e-9) >= (line.whole ? 0.5 : 1) && reach <= MOST)) {
        throw new RefusedException(
            "a delay of " + (float) (steps * step) + " at steps of " + (float) step,
            steps > 1 ? "it is too long to keep" : "a delay is at least as long as the step");
      }
      reach = Math.max(1, reach);
      double rest = line.whole ? 0 : Math.max(0, reach - steps);
      lengths.put(reach(line.number), Tensor.scalar(reach));
      lengths.put(rest(line.number), Tensor.scalar(rest < 1e-9 ? 0 : rest));
    }
    return lengths;
  }

  private double delay(DynamicalSystem system, Map<String, Tensor> values) {
    Names names = Names.of(system);
    refuseMoving(by, names);
    ProgramBuilder on = new ProgramBuilder(Precision.DOUBLE);
    Field field = new Field(on, system, Draw.NOTHING);
    Value value = field.value(by, on.constant(0), new Point(on, Map.of()));
    // a value of a lane, though all have the same
    Value lane = on.input("#lane", Shape.SCALAR, Binding.STEP);
    on.result("#delay", on.whereEqual(lane, lane, value, value));
    Kernel kernel = Kernel.of(on.build(), Execution.INTERPRETED);
    Memory memory = kernel.memory(1);
    values.forEach((name, given) -> Setting.set(memory, name, given));
    kernel.prepare(memory);
    kernel.run(memory, NoiseChunk.NONE, 0);
    return memory.get("#delay", 0).elements()[0];
  }

  private void refuseMoving(Expression e, Names names) {
    for (String name : e.names()) {
      Definition definition = names.definitions().get(name);
      if (definition != null) {
        refuseMoving(definition.value(), names);
      } else if (!names.constants().containsKey(name)) {
        throw new RefusedException(
            "a delay depends on '" + name + "', which changes while it runs",
            "a delay is made of numbers and parameters");
      }
    }
  }
}
