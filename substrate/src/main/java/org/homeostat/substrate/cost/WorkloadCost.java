package org.homeostat.substrate.cost;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.expression.IndexMap;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.Input;
import org.homeostat.kernel.Instruction;
import org.homeostat.kernel.Operation;
import org.homeostat.kernel.Program;
import org.homeostat.kernel.Result;
import org.homeostat.kernel.Workload;

/// The work of programs that ran over batches: of learning from examples, or of deciding by looking
/// ahead.
///
/// What all lanes share is computed and read once for all of them. Inputs, and what was computed
/// once, are read in each run, results are written; what is computed on the way stays in registers.
/// Elementary functions are counted as what they are written as.
public final class WorkloadCost {
  private final Workload workload;
  private final Map<String, Double> density;
  private final List<Instruction> instructions;
  private final boolean[] shared;
  private Work sum = Work.NONE;

  private WorkloadCost(Workload workload, Map<String, Double> density) {
    this.workload = workload;
    this.density = density;
    this.instructions = workload.program().instructions();
    this.shared = new boolean[instructions.size()];
    for (int i = 0; i < shared.length; i++) {
      shared[i] = isShared(instructions.get(i));
    }
  }

  /// Whether all lanes have the same: what is bound so, sums over lanes, and what follows from
  /// them.
  private boolean isShared(Instruction in) {
    return switch (in.operation()) {
      case Operation.OverLanes _, Operation.ProductOverLanes _ -> true;
      default ->
          !in.binding().byLane()
              || (!in.arguments().isEmpty()
                  && in.arguments().stream().allMatch(argument -> shared[argument]));
    };
  }

  /// The work of all workloads together.
  ///
  /// @param density by the names of inputs, the share of their numbers that is not 0; 1 for all
  ///   others. A matrix product with such an input has as many synaptic events fewer.
  public static Work of(List<Workload> workloads, Map<String, Double> density) {
    return workloads.stream()
        .map(each -> new WorkloadCost(each, density).work())
        .reduce(Work.NONE, Work::plus);
  }

  private Work work() {
    boolean[] prepared = new boolean[instructions.size()];
    boolean[] each = new boolean[instructions.size()];
    for (Instruction in : instructions) {
      for (int argument : in.arguments()) {
        (in.binding().byStep() ? each : prepared)[argument] = true;
      }
    }
    Program program = workload.program();
    for (Result result : program.results()) {
      boolean byStep =
          result.values().stream().anyMatch(i -> instructions.get(i).binding().byStep());
      boolean isShared = result.values().stream().allMatch(i -> shared[i]);
      move(result.shape().size(), isShared, times(byStep));
    }
    for (int i = 0; i < instructions.size(); i++) {
      Instruction in = instructions.get(i);
      if (in.operation() instanceof Operation.Constant) {
        continue;
      }
      boolean isInput = in.operation().source().isPresent();
      boolean byStep = in.binding().byStep();
      int size = in.shape().size();
      if (isInput && prepared[i]) {
        move(size, shared[i], workload.prepared());
      }
      if (each[i] && (isInput || !byStep)) {
        move(size, shared[i], workload.runs());
      }
      if (!isInput) {
        compute(in, shared[i] ? 1 : workload.lanes(), times(byStep));
      }
    }
    return sum;
  }

  private long times(boolean byStep) {
    return byStep ? workload.runs() : workload.prepared();
  }

  private void move(int words, boolean isShared, long times) {
    sum = sum.plus(Work.words(words * (isShared ? 1L : workload.lanes()) * times));
  }

  private void compute(Instruction in, double lanes, long times) {
    Counts counts;
    double events = 0;
    switch (in.operation()) {
      case Operation.Product _ -> {
        double dense = dense(in) * lanes;
        counts = Counts.of(Kind.MAC, dense);
        events = dense * density(in);
      }
      case Operation.ProductOverLanes _ -> {
        double dense = (double) dense(in) * workload.lanes();
        counts = Counts.of(Kind.MAC, dense);
        events = dense * density(in);
      }
      case Operation.OverLanes _ ->
          counts = Counts.of(Kind.AC, (double) in.shape().size() * (workload.lanes() - 1));
      default -> counts = Instructions.plain(in, shape(in)).times(lanes);
    }
    sum = sum.plus(new Work(counts.times((double) times), Counts.NONE, 0, events * times));
  }

  private long dense(Instruction in) {
    return Instructions.dense(
        instructions.get(in.arguments().get(0)).shape(),
        instructions.get(in.arguments().get(1)).shape());
  }

  /// The shape of the first argument, if there is one.
  private Shape shape(Instruction in) {
    return in.arguments().isEmpty()
        ? in.shape()
        : instructions.get(in.arguments().getFirst()).shape();
  }

  private double density(Instruction product) {
    return product.arguments().stream().mapToDouble(this::density).reduce(1, (a, b) -> a * b);
  }

  private double density(int value) {
    Instruction in = instructions.get(value);
    Optional<Input> source = in.operation().source();
    if (source.isPresent()) {
      return density.getOrDefault(source.get().name(), 1.0);
    }
    return switch (in.operation()) {
      case Operation.Transpose _ -> density(in.arguments().getFirst());
      case Operation.Gather(IndexMap map) when map.isReshaping() ->
          density(in.arguments().getFirst());
      default -> 1;
    };
  }
}
