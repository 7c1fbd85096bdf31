package org.homeostat.substrate.cost;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Instruction;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.kernel.Operation;
import org.homeostat.kernel.Program;
import org.homeostat.kernel.Result;
import org.homeostat.noise.Normals;
import org.homeostat.solver.FixedStep;
import org.homeostat.solver.RefusedException;

/// How much of its work a system does in earnest, watched over a run of one trajectory: of each
/// matrix product the multiplications by 0, and whether one factor is made of 0, 1 and -1 alone, so
/// that it only adds.
///
/// @param products by the number of the instruction
/// @param steps that were watched; fewer than asked if the run diverged
public record Activity(Map<Integer, Factors> products, long steps) {

  /// The factors of a product.
  ///
  /// @param dense multiply-accumulates of a step
  /// @param effective the mean number of those of which neither factor is 0
  /// @param ternary whether a factor that changes was always made of 0, 1 and -1
  public record Factors(long dense, double effective, boolean ternary) {}

  public Activity {
    products = Collections.unmodifiableMap(new LinkedHashMap<>(products));
  }

  boolean isTernary(int instruction) {
    Factors factors = products.get(instruction);
    return factors != null && factors.ternary();
  }

  double effective(int instruction) {
    Factors factors = products.get(instruction);
    return factors == null ? 0 : factors.effective();
  }

  /// The mean multiply-accumulates of a step in matrix products.
  public long dense() {
    return products.values().stream().mapToLong(Factors::dense).sum();
  }

  /// Of those the ones that do not multiply by 0.
  public double effective() {
    return products.values().stream().mapToDouble(Factors::effective).sum();
  }

  /// Watches a run.
  ///
  /// @param seed of the trajectory
  /// @param steps at most
  public static Activity watch(FixedStep step, long seed, long steps) {
    return watch(step, seed, steps, Stimulus.NONE);
  }

  /// Watches a run whose inputs change.
  ///
  /// @param seed of the trajectory
  /// @param steps at most
  public static Activity watch(FixedStep step, long seed, long steps, Stimulus stimulus) {
    if (!step.kept().isEmpty()) {
      throw new RefusedException(
          step.system().name() + " has delays", "what it does in a run is watched without a past");
    }
    return new Watch(step, seed).over(steps, stimulus);
  }

  private static final class Watch {
    private final FixedStep step;
    private final long seed;
    private final Program watched;
    private final List<Integer> products = new ArrayList<>();
    private final Map<Integer, Long> effective = new LinkedHashMap<>();
    private final Map<Integer, Boolean> ternary = new LinkedHashMap<>();

    Watch(FixedStep step, long seed) {
      this.step = step;
      this.seed = seed;
      Program program = step.advance();
      List<Result> results = new ArrayList<>(program.results());
      for (int i = 0; i < program.instructions().size(); i++) {
        Instruction in = program.instructions().get(i);
        if (in.operation() instanceof Operation.Product && in.binding().byStep()) {
          products.add(i);
          effective.put(i, 0L);
          ternary.put(i, true);
          for (int k = 0; k < 2; k++) {
            int argument = in.arguments().get(k);
            results.add(
                new Result(
                    name(i, k), program.instructions().get(argument).shape(), List.of(argument)));
          }
        }
      }
      this.watched =
          new Program(
              program.precision(),
              program.instructions(),
              program.inputs(),
              program.normals(),
              results);
    }

    private static String name(int product, int factor) {
      return "#factor." + product + "." + factor;
    }

    Activity over(long steps, Stimulus stimulus) {
      Kernel kernel = Kernel.of(watched, Execution.PLAIN);
      Memory memory = kernel.memory(1);
      step.values()
          .forEach((name, value) -> {
            if (memory.has(name)) {
              memory.set(name, value);
            }
          });
      set(memory, FixedStep.START, step.start());
      set(memory, FixedStep.LENGTH, step.length());
      set(memory, FixedStep.NUMBER, 0);
      kernel.prepare(memory);
      Normals noise = Normals.plain(step.sources(), step.pairing());
      double[] normals = new double[Math.max(1, noise.perStep())];
      long done = 0;
      while (done < steps) {
        noise.fill(normals, done, 1, new long[] {seed}, 1);
        set(memory, FixedStep.NUMBER, (double) done);
        Map<String, Tensor> given = stimulus.at(done);
        if (!given.isEmpty()) {
          given.forEach((name, value) -> {
            if (memory.has(name)) {
              memory.set(name, value);
            }
          });
          kernel.prepare(memory);
        }
        kernel.run(memory, normals, 0);
        if (memory.get(FixedStep.HEALTH, 0).elements()[0] != 0) {
          break;
        }
        done++;
        products.forEach(product -> look(memory, product));
      }
      return result(Math.max(1, done), done);
    }

    private static void set(Memory memory, String name, double value) {
      if (memory.has(name)) {
        memory.set(name, value);
      }
    }

    private void look(Memory memory, int product) {
      Tensor a = memory.get(name(product, 0), 0);
      Tensor b = memory.get(name(product, 1), 0);
      int inner = a.shape().length(a.shape().rank() - 1);
      int rows = a.elements().length / inner;
      int columns = b.elements().length / inner;
      long sum = 0;
      for (int k = 0; k < inner; k++) {
        long left = 0;
        for (int i = 0; i < rows; i++) {
          left += a.elements()[i * inner + k] != 0 ? 1 : 0;
        }
        long right = 0;
        for (int j = 0; j < columns; j++) {
          right += b.elements()[k * columns + j] != 0 ? 1 : 0;
        }
        sum += left * right;
      }
      effective.merge(product, sum, Long::sum);
      List<Integer> arguments = watched.instructions().get(product).arguments();
      boolean onlyAdds =
          (changes(arguments.get(0)) && isTernary(a))
              || (changes(arguments.get(1)) && isTernary(b));
      ternary.merge(product, onlyAdds, Boolean::logicalAnd);
    }

    private boolean changes(int instruction) {
      return watched.instructions().get(instruction).binding().byStep();
    }

    private static boolean isTernary(Tensor tensor) {
      for (double value : tensor.elements()) {
        if (value != 0 && value != 1 && value != -1) {
          return false;
        }
      }
      return true;
    }

    private Activity result(long divisor, long done) {
      Map<Integer, Factors> all = new LinkedHashMap<>();
      for (int product : products) {
        List<Integer> arguments = watched.instructions().get(product).arguments();
        long dense =
            Instructions.dense(
                watched.instructions().get(arguments.get(0)).shape(),
                watched.instructions().get(arguments.get(1)).shape());
        double mean = (double) Objects.requireNonNull(effective.get(product)) / divisor;
        boolean adds = done > 0 && Objects.requireNonNull(ternary.get(product));
        all.put(product, new Factors(dense, mean, adds));
      }
      return new Activity(all, done);
    }
  }
}
