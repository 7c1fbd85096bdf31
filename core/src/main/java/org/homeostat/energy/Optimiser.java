package org.homeostat.energy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.BatchKernel;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.kernel.Workload;
import org.homeostat.system.Variable;

/// How parameters follow their gradients g at the rate a, element by element, from step to step.
public sealed interface Optimiser {

  /// `u' = momentum*u + g; W' = W - a*u'`. Source: Polyak (1964); Sutskever et al. (2013).
  record Descent(double momentum) implements Optimiser {}

  /// `m' = b1*m + (1 - b1)*g; v' = b2*v + (1 - b2)*g^2; W' = W - a*(m'/(1 - b1^n))/(sqrt(v'/(1 -
  /// b2^n)) + e)` in step n. Source: Kingma and Ba (2015), Adam, arXiv 1412.6980, algorithm 1.
  record Adam(double b1, double b2, double e) implements Optimiser {
    public static final Adam USUAL = new Adam(0.9, 0.999, 1e-8);
  }

  /// The rates of the parameters and how they change.
  ///
  /// @param rate of all parameters
  /// @param factors of single parameters, 1 for those that are not keys
  /// @param decay of weights: `decay*W` is taken off at every step, times the rate
  /// @param schedule how the rate changes from epoch to epoch
  /// @param least what no element of a parameter goes below, as conductances do not below 0; for
  ///   those that are keys
  record Rates(
      double rate,
      Map<String, Double> factors,
      double decay,
      Schedule schedule,
      Map<String, Double> least) {
    public Rates {
      factors = Map.copyOf(factors);
      least = Map.copyOf(least);
    }

    public Rates(double rate, Map<String, Double> factors, double decay, Schedule schedule) {
      this(rate, factors, decay, schedule, Map.of());
    }
  }

  /// A factor of the rate.
  sealed interface Schedule {
    double factor(int epoch);

    record Constant() implements Schedule {
      @Override
      public double factor(int epoch) {
        return 1;
      }
    }

    /// `base^epoch`, from epoch 0
    record Exponential(double base) implements Schedule {
      @Override
      public double factor(int epoch) {
        return power(base, epoch);
      }
    }

    /// `(1 + cos(pi*epoch/epochs))/2`. Source: Loshchilov and Hutter (2017), SGDR.
    record Cosine(int epochs) implements Schedule {
      @Override
      public double factor(int epoch) {
        return (1 + new Angle(Math.PI * epoch / epochs).cosine()) / 2;
      }
    }
  }

  /// By squares of squares.
  private static double power(double base, long exponent) {
    double result = 1;
    double square = base;
    for (long rest = exponent; rest > 0; rest >>= 1) {
      result = (rest & 1) == 1 ? result * square : result;
      square *= square;
    }
    return result;
  }

  /// The slots that belong to a parameter beside its value: what a checkpoint holds.
  default List<String> slots() {
    return switch (this) {
      case Descent(double momentum) -> momentum == 0 ? List.of() : List.of("momentum");
      case Adam _ -> List.of("mean", "square");
    };
  }

  /// Leaves the next value of a parameter and its slots.
  private void step(ProgramBuilder on, Variable parameter, Rates rates) {
    String name = parameter.name();
    Shape shape = parameter.shape();
    Value w = on.input(name, shape, Binding.STEP);
    Value g = on.input(Steps.gradient(name), shape, Binding.STEP);
    double factor = rates.factors().getOrDefault(name, 1.0);
    Value rate =
        on.multiply(on.constant(factor), on.input(Steps.RATE, Shape.SCALAR, Binding.CLOCK));
    Value move =
        switch (this) {
          case Descent(double momentum) -> {
            if (momentum == 0) {
              yield g;
            }
            Value u = on.input(Steps.slot(name, "momentum"), shape, Binding.STEP);
            Value next = on.fma(on.constant(momentum), u, g);
            on.result(Steps.slot(name, "momentum"), next);
            yield next;
          }
          case Adam adam -> adam(on, name, shape, adam, g);
        };
    Value decayed = rates.decay() == 0 ? move : on.fma(on.constant(rates.decay()), w, move);
    Value next = on.subtract(w, on.multiply(rate, decayed));
    Double least = rates.least().get(name);
    on.result(name, least == null ? next : on.maximum(next, on.constant(least)));
  }

  private static Value adam(ProgramBuilder on, String name, Shape shape, Adam adam, Value g) {
    Value m = on.input(Steps.slot(name, "mean"), shape, Binding.STEP);
    Value v = on.input(Steps.slot(name, "square"), shape, Binding.STEP);
    Value mean = on.fma(on.constant(adam.b1), m, on.multiply(on.constant(1 - adam.b1), g));
    Value square =
        on.fma(on.constant(adam.b2), v, on.multiply(on.constant(1 - adam.b2), on.multiply(g, g)));
    on.result(Steps.slot(name, "mean"), mean);
    on.result(Steps.slot(name, "square"), square);
    Value first = on.input(Steps.FIRST, Shape.SCALAR, Binding.CLOCK);
    Value second = on.input(Steps.SECOND, Shape.SCALAR, Binding.CLOCK);
    Value spread = on.squareRoot(on.multiply(square, second));
    return on.divide(on.multiply(mean, first), on.add(spread, on.constant(adam.e)));
  }

  /// Parameters on their way.
  final class Steps {
    private static final String RATE = "#rate";
    private static final String FIRST = "#first";
    private static final String SECOND = "#second";

    private final Optimiser optimiser;
    private final Rates rates;
    private final BatchKernel kernel;
    private final BatchMemory memory;
    private final List<Variable> parameters;
    private long taken;

    public Steps(
        Optimiser optimiser,
        Rates rates,
        List<Variable> parameters,
        Precision precision,
        Execution execution) {
      this.optimiser = optimiser;
      this.rates = rates;
      this.parameters = parameters;
      ProgramBuilder on = new ProgramBuilder(precision);
      parameters.forEach(parameter -> optimiser.step(on, parameter, rates));
      this.kernel = BatchKernel.of(on.build(), 1, execution);
      this.memory = kernel.memory();
    }

    private static String gradient(String parameter) {
      return "#gradient." + parameter;
    }

    private static String slot(String parameter, String slot) {
      return "#" + slot + "." + parameter;
    }

    /// The array of a parameter, until the next step.
    public Object parameter(String name) {
      return memory.array(name);
    }

    Optimiser optimiser() {
      return optimiser;
    }

    /// How many steps were taken.
    public long taken() {
      return taken;
    }

    /// Everything that a later step depends on, by name; arrays are those of this object, to read
    /// or to write before the first step.
    public Map<String, Object> memory() {
      Map<String, Object> all = new LinkedHashMap<>();
      for (Variable parameter : parameters) {
        all.put(parameter.name(), memory.array(parameter.name()));
        for (String slot : optimiser.slots()) {
          String name = slot(parameter.name(), slot);
          all.put(name, memory.array(name));
        }
      }
      return all;
    }

    /// What the steps so far have run.
    public Workload workload() {
      return memory.workload();
    }

    /// Goes on after so many steps.
    public void resume(long steps) {
      taken = steps;
    }

    /// One step along the gradients.
    ///
    /// @param gradient the gradient by each parameter, in its shape
    /// @param epoch from 0, on which the rate depends
    public void step(Function<String, Object> gradient, int epoch) {
      taken++;
      for (Variable parameter : parameters) {
        memory.share(gradient(parameter.name()), gradient.apply(parameter.name()));
      }
      memory.fill(RATE, rates.rate() * rates.schedule().factor(epoch));
      if (optimiser instanceof Adam(double b1, double b2, double _)) {
        memory.fill(FIRST, 1 / (1 - power(b1, taken)));
        memory.fill(SECOND, 1 / (1 - power(b2, taken)));
      }
      kernel.run(memory);
    }
  }
}
