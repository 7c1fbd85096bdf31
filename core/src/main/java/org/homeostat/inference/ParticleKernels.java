package org.homeostat.inference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.elementary.Elementary;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.solver.EulerMaruyama;
import org.homeostat.solver.Field;
import org.homeostat.solver.Point;
import org.homeostat.solver.Step;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.Variable;

/// The compiled parts of a state space for particles, one a lane. Time `#t`, step `#h` and
/// measurements `#y.0`, `#y.1`, ... (NaN for none) are the same in all lanes; `#w` is the logarithm
/// of a particle's weight.
///
/// @param step moves the particles by one step of Euler and Maruyama
/// @param arrive the same, or a proposal that looks at the measurements, and then weighs
/// @param weigh weighs where particles are
/// @param outputs leaves the measured elements `#o.0`, ... and the deviations `#d.0`, ... where
///   particles are
record ParticleKernels(Kernel step, Kernel arrive, Kernel weigh, Kernel outputs) {
  private static final double HALF_LN_2_PI = 0.91893853320467274178;

  static ParticleKernels of(StateSpace space, Expansion expansion, boolean guided) {
    Execution execution = Execution.VECTOR.available() ? Execution.VECTOR : Execution.PLAIN;
    var step = new Building(space, expansion);
    step.leave(step.moved());
    var arrive = new Building(space, expansion);
    if (guided) {
      arrive.guided();
    } else {
      Point next = arrive.moved();
      arrive.leave(next);
      arrive.weight(arrive.density(arrive.later(), next));
    }
    var weigh = new Building(space, expansion);
    weigh.weight(weigh.density(weigh.t, weigh.x));
    var outputs = new Building(space, expansion);
    outputs.outputs();
    return new ParticleKernels(
        step.kernel(execution),
        arrive.kernel(execution),
        weigh.kernel(execution),
        outputs.kernel(execution));
  }

  /// One program under construction.
  private static final class Building {
    private final ProgramBuilder on = new ProgramBuilder(Precision.DOUBLE);
    private final Expansion expansion;
    private final DynamicalSystem system;
    private final Field field;
    private final List<Expression> seen = new ArrayList<>();
    private final List<Expression> deviations = new ArrayList<>();
    private final List<String> outputNames;
    final Point x;
    final Value t = on.input("#t", Shape.SCALAR, Binding.CLOCK);
    private final Value zero = on.constant(0);

    Building(StateSpace space, Expansion expansion) {
      this.expansion = expansion;
      this.system = expansion.system;
      Set<String> inputs = new HashSet<>();
      system.inputs().forEach(input -> inputs.add(input.name()));
      // without its sources, for which a field would draw numbers of its own
      this.field =
          Field.of(
              on,
              system.withNoise(List.of()),
              name -> inputs.contains(name) ? Binding.CLOCK : Binding.RUN);
      Map<String, Value> states = new LinkedHashMap<>();
      for (Variable state : system.states()) {
        states.put(state.name(), on.input(state.name(), state.shape(), Binding.STEP));
      }
      this.x = new Point(on, states);
      this.outputNames = space.sensors().stream().map(Sensor::output).toList();
      for (Sensor sensor : space.sensors()) {
        Shape shape = expansion.shape(sensor.output());
        seen.addAll(expansion.elements(expansion.output(sensor.output()), shape));
        deviations.addAll(expansion.elements(expansion.written(sensor.deviation()), shape));
      }
    }

    Kernel kernel(Execution execution) {
      return Kernel.of(on.build(), execution);
    }

    private Value h() {
      return on.input("#h", Shape.SCALAR, Binding.CLOCK);
    }

    Value later() {
      return on.add(t, h());
    }

    Point moved() {
      Map<String, Value> increments = new LinkedHashMap<>();
      for (NoiseSource source : system.drivers()) {
        Value normal = on.normal(source.shape());
        increments.put(source.differential(), on.multiply(on.squareRoot(h()), normal));
      }
      return new EulerMaruyama().next(field, new Step(on, t, h(), x, increments, Map.of()));
    }

    void leave(Point next) {
      system.states().forEach(state -> on.result(state.name(), next.of(state.name())));
    }

    void weight(Value logarithm) {
      on.result("#w", on.add(on.input("#w", Shape.SCALAR, Binding.STEP), logarithm));
    }

    private Value measured(int i) {
      return on.input("#y." + i, Shape.SCALAR, Binding.CLOCK);
    }

    /// The logarithm of the density of what was measured, at a point.
    Value density(Value time, Point at) {
      Value sum = zero;
      for (int i = 0; i < seen.size(); i++) {
        Value y = measured(i);
        Value d = field.value(deviations.get(i), time, at);
        Value term = normal(on.subtract(y, field.value(seen.get(i), time, at)), d);
        sum = on.add(sum, on.whereEqual(y, y, term, zero));
      }
      return sum;
    }

    private Value normal(Value away, Value deviation) {
      Value ratio = on.divide(away, deviation);
      Value scale = on.add(Elementary.log(on, deviation), on.constant(HALF_LN_2_PI));
      return on.subtract(on.multiply(on.constant(-0.5), on.multiply(ratio, ratio)), scale);
    }

    void outputs() {
      for (int i = 0; i < seen.size(); i++) {
        on.result("#o." + i, field.value(seen.get(i), t, x));
        on.result("#d." + i, field.value(deviations.get(i), t, x));
      }
    }

    /// Draws from the law of the next point given the measurements, with outputs linear around the
    /// mean of Euler's step, and weighs by what that leaves out:
    ///
    /// ```
    /// weight = N(y; l(m), s)*N(y; h(x), d)/N(y; l(x), d)
    /// ```
    void guided() {
      Point free = moved();
      Point drift = x.plus(h(), field.drift(t, x));
      Value[] mean = elements(drift);
      Value[] z = elements(free);
      Value[][] p = covariance();
      Value later = later();
      List<List<Expression>> jacobian = expansion.jacobian(outputNames);
      Value logarithm = zero;
      Value[] centre = mean.clone();
      Value linear = zero;
      for (int i = 0; i < seen.size(); i++) {
        Value y = measured(i);
        Value known = on.whereEqual(y, y, y, zero);
        Value[] slope = slope(jacobian.get(i), later, drift);
        Value base = field.value(seen.get(i), later, drift);
        Value d = field.value(deviations.get(i), later, drift);
        Value[] gain = times(p, slope);
        Value s = on.add(inner(slope, gain), on.multiply(d, d));
        for (int j = 0; j < gain.length; j++) {
          gain[j] = on.whereEqual(y, y, on.divide(gain[j], s), zero);
        }
        Value surprise = on.subtract(known, line(base, slope, centre, mean));
        Value own = normal(surprise, on.squareRoot(s));
        logarithm = on.add(logarithm, on.whereEqual(y, y, own, zero));
        Value shaken = on.multiply(d, on.normal(Shape.SCALAR));
        Value off = on.subtract(on.subtract(known, line(base, slope, z, mean)), shaken);
        Value[] row = times(p, slope);
        for (int j = 0; j < z.length; j++) {
          z[j] = on.fma(gain[j], off, z[j]);
          centre[j] = on.fma(gain[j], surprise, centre[j]);
          for (int k = 0; k < z.length; k++) {
            p[j][k] = on.subtract(p[j][k], on.multiply(gain[j], row[k]));
          }
        }
      }
      Point at = point(z);
      for (int i = 0; i < seen.size(); i++) {
        Value y = measured(i);
        Value[] slope = slope(jacobian.get(i), later, drift);
        Value base = field.value(seen.get(i), later, drift);
        Value d = field.value(deviations.get(i), later, drift);
        Value term = normal(on.subtract(y, line(base, slope, z, mean)), d);
        linear = on.add(linear, on.whereEqual(y, y, term, zero));
      }
      leave(at);
      weight(on.add(logarithm, on.subtract(density(later, at), linear)));
    }

    /// How an output moves with each element of the states, at a point.
    private Value[] slope(List<Expression> row, Value time, Point at) {
      return row.stream().map(each -> field.value(each, time, at)).toArray(Value[]::new);
    }

    /// `base + slope'*(z - mean)`
    private Value line(Value base, Value[] slope, Value[] z, Value[] mean) {
      Value sum = base;
      for (int j = 0; j < z.length; j++) {
        sum = on.fma(slope[j], on.subtract(z[j], mean[j]), sum);
      }
      return sum;
    }

    private Value[] times(Value[][] p, Value[] vector) {
      Value[] product = new Value[vector.length];
      for (int i = 0; i < product.length; i++) {
        product[i] = inner(p[i], vector);
      }
      return product;
    }

    private Value inner(Value[] a, Value[] b) {
      Value sum = zero;
      for (int i = 0; i < a.length; i++) {
        sum = on.fma(a[i], b[i], sum);
      }
      return sum;
    }

    /// `h*G*G'`
    private Value[][] covariance() {
      int n = expansion.states.size();
      List<List<Expression>> g = expansion.noise();
      Value[][] p = new Value[n][n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          Value sum = zero;
          for (int k = 0; !g.isEmpty() && k < g.getFirst().size(); k++) {
            Expression product = Algebra.multiply(g.get(i).get(k), g.get(j).get(k));
            sum = on.add(sum, field.value(product, t, x));
          }
          p[i][j] = on.multiply(h(), sum);
        }
      }
      return p;
    }

    private Value[] elements(Point point) {
      List<Value> all = new ArrayList<>();
      for (Variable state : system.states()) {
        all.addAll(Elements.of(on, point.of(state.name())));
      }
      return all.toArray(new Value[0]);
    }

    private Point point(Value[] elements) {
      Map<String, Value> values = new LinkedHashMap<>();
      int next = 0;
      for (Variable state : system.states()) {
        int size = state.shape().size();
        List<Value> own = List.of(elements).subList(next, next + size);
        values.put(state.name(), Elements.joined(on, own, state.shape()));
        next += size;
      }
      return new Point(on, values);
    }
  }
}
