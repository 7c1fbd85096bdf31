package org.homeostat.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.array.Instructions;
import org.homeostat.array.Product;
import org.homeostat.expression.Precision;

/// A program made ready to run over a batch: arrays stay whole, a lane is one example, and what all
/// lanes share, such as weights, stands once.
///
/// ```
/// BatchKernel kernel = BatchKernel.of(program, 50, Execution.VECTOR);
/// BatchMemory memory = kernel.memory();
/// memory.share("W", weights);               // inputs
/// kernel.prepare(memory);                   // what does not change from run to run: W@x
/// for (...) kernel.run(memory);             // results named like inputs have moved on
/// ```
///
/// The bits are those of [Execution#INTERPRETED] in the precision of the program; an array of
/// floats is an array of floats here. A kernel is immutable and may be shared by threads; a memory
/// belongs to one thread at a time.
public final class BatchKernel {
  private final BatchPlan plan;
  private final BatchPlaces places;
  private final int lanes;
  private final Execution execution;
  private final Map<Stage, BatchAction> loops = new HashMap<>();

  /// @param lanes how many examples a memory holds
  /// @param execution PLAIN, VECTOR, or NATIVE; VECTOR and NATIVE where they are available
  public static BatchKernel of(Program program, int lanes, Execution execution) {
    return new BatchKernel(new BatchPlan(program), lanes, execution);
  }

  private BatchKernel(BatchPlan plan, int lanes, Execution execution) {
    this.plan = plan;
    this.places = new BatchPlaces(plan, lanes);
    this.lanes = lanes;
    this.execution = execution;
    boolean vectors = execution == Execution.VECTOR || execution == Execution.NATIVE;
    for (List<Stage> stages : List.of(plan.once(), plan.each())) {
      for (Stage stage : stages) {
        if (stage instanceof Stage.Loop loop) {
          loops.put(loop, BatchLoop.generate(plan, places, loop, lanes, vectors));
        }
      }
    }
  }

  public Program program() {
    return plan.program();
  }

  /// A memory of zeros.
  public BatchMemory memory() {
    var precision = program().precision();
    BatchProduct products = new BatchProduct(plan, places, product(precision), lanes);
    List<BatchAction> once = new ArrayList<>();
    for (Stage stage : plan.once()) {
      int packed = products.packing().size();
      BatchAction action = action(stage, products);
      once.addAll(products.packing().subList(packed, products.packing().size()));
      once.add(action);
    }
    int packed = products.packing().size();
    List<BatchAction> each = new ArrayList<>();
    plan.each().forEach(stage -> each.add(action(stage, products)));
    once.addAll(products.packing().subList(packed, products.packing().size()));
    return new BatchMemory(program(), places, lanes, List.copyOf(once), List.copyOf(each));
  }

  /// Looks for the library that [Execution#NATIVE] needs.
  ///
  /// @throws IllegalStateException if there is none, with how to install one
  public static void requireLibrary() {
    Product.library(Precision.FLOAT);
  }

  private Product product(Precision precision) {
    return switch (execution) {
      case NATIVE -> Product.library(precision);
      case VECTOR -> Product.of(precision, Instructions.VECTOR);
      case INTERPRETED, PLAIN, TAPE -> Product.of(precision, Instructions.SCALAR);
    };
  }

  private BatchAction action(Stage stage, BatchProduct products) {
    return switch (stage) {
      case Stage.Loop loop -> Objects.requireNonNull(loops.get(loop));
      case Stage.Whole(int instruction) ->
          BatchPlan.isProduct(plan.instruction(instruction))
              ? products.action(instruction)
              : new BatchMoves(plan, places, lanes).action(instruction);
    };
  }

  /// Computes what does not change from run to run. Call when the inputs that are known once a run
  /// were set, all of them: parameters and what is clamped.
  public void prepare(BatchMemory memory) {
    memory.prepare();
  }

  /// Runs the program once in every lane.
  public void run(BatchMemory memory) {
    memory.run();
  }
}
