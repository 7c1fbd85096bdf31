package org.homeostat.kernel;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.expression.Precision;

/// Runs a program as generated loops, with whole-array operations between them.
///
/// The code is made for a number of lanes, so that every address is a constant away from the loop's
/// index; a kernel makes and keeps the code of each number it is asked for.
final class GeneratedKernel extends Kernel {
  private final Execution execution;
  private final Placement placement;
  private final Interpretation interpretation;
  private final List<Integer> once;
  private final List<Stage> stages;
  private final Map<Integer, List<Segment>> code = new HashMap<>();

  static GeneratedKernel generate(Program program, Execution execution) {
    List<Integer> steps = new ArrayList<>();
    for (int i = 0; i < program.instructions().size(); i++) {
      Instruction in = program.instructions().get(i);
      if (in.binding().byStep() && !(in.operation() instanceof Operation.Leaf)) {
        steps.add(i);
      }
    }
    List<Stage> stages = Stage.divide(program, steps);
    Set<Integer> stored = stored(program, stages);
    return new GeneratedKernel(program, execution, new Placement(program, stored), stages);
  }

  private GeneratedKernel(
      Program program, Execution execution, Placement placement, List<Stage> stages) {
    super(program, placement.layout());
    this.execution = execution;
    this.placement = placement;
    this.stages = stages;
    this.interpretation = new Interpretation(program, placement);
    this.once = placement.at(EnumSet.of(Binding.CONSTANT, Binding.RUN, Binding.TRAJECTORY));
    Direct.results(program, stages, placement);
    placement.planCopies();
  }

  /// The instructions whose values leave their stage.
  private static Set<Integer> stored(Program program, List<Stage> stages) {
    Set<Integer> stored = new HashSet<>();
    program.results().forEach(result -> stored.addAll(result.values()));
    for (Stage stage : stages) {
      Set<Integer> inside = new HashSet<>();
      if (stage instanceof Stage.Loop loop) {
        inside.addAll(loop.instructions());
      } else {
        stored.addAll(stage.members());
      }
      for (int member : stage.members()) {
        for (int argument : program.instructions().get(member).arguments()) {
          if (!inside.contains(argument)) {
            stored.add(argument);
          }
        }
      }
    }
    return stored;
  }

  @Override
  public void prepare(Memory memory) {
    interpretation.run(once, memory.lanes(), memory.uniform(), new double[0], 0, memory.count());
    memory.code().forEach(segment -> segment.prepare(memory.uniform()));
  }

  @Override
  public void run(Memory memory, double[] normals, int start) {
    double[] lanes = memory.lanes();
    double[] uniform = memory.uniform();
    List<Segment> segments = memory.code();
    for (int i = 0; i < segments.size(); i++) {
      segments.get(i).run(lanes, uniform, normals, start);
    }
    placement.copy(lanes, uniform, normals, start, memory.count());
  }

  /// Makes the code for this number of lanes too, which may need room in the memory.
  @Override
  public synchronized Memory memory(int lanes) {
    List<Segment> segments = code.computeIfAbsent(lanes, this::assemble);
    return new Memory(layout(), lanes, segments);
  }

  private List<Segment> assemble(int count) {
    List<Segment> segments = new ArrayList<>();
    List<Stage.Loop> loops = new ArrayList<>();
    for (Stage stage : stages) {
      switch (stage) {
        case Stage.Loop loop -> loops.add(loop);
        case Stage.Whole(int instruction) -> {
          flush(loops, segments, count);
          segments.add(whole(instruction, count));
        }
      }
    }
    flush(loops, segments, count);
    return List.copyOf(segments);
  }

  private void flush(List<Stage.Loop> loops, List<Segment> segments, int count) {
    if (!loops.isEmpty()) {
      segments.add(Generator.generate(program(), placement, execution, loops, count));
      loops.clear();
    }
  }

  private Segment whole(int instruction, int count) {
    List<Integer> one = List.of(instruction);
    Segment interpreted =
        (lanes, uniform, normals, start) ->
            interpretation.run(one, lanes, uniform, normals, start, count);
    if (program().precision() != Precision.DOUBLE) {
      return interpreted;
    }
    Instruction in = program().instructions().get(instruction);
    if (in.operation() instanceof Operation.Product) {
      return MatrixProduct.of(program(), placement, instruction, count, execution, interpreted);
    }
    int first = in.arguments().getFirst();
    if (in.operation() instanceof Operation.Sum
        && placement.of(first) instanceof Place.Lane(int from)
        && placement.of(instruction) instanceof Place.Lane(int to)) {
      int size = program().instructions().get(first).shape().size();
      return new Sums(from * count, to * count, size, count);
    }
    return interpreted;
  }
}
