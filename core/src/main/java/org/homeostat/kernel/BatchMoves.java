package org.homeostat.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.expression.IndexMap;
import org.homeostat.expression.Shape;

/// The operations of a batch kernel that move elements and sum them.
///
/// @param lanes the number of lanes
record BatchMoves(BatchPlan plan, BatchPlaces places, int lanes) {

  /// A value in memory: lane `l` starts at `l*step` of an array.
  private record Source(int array, int step) {}

  BatchAction action(int instruction) {
    Instruction in = plan.instruction(instruction);
    Source first = source(in.arguments().getFirst());
    Shape shape = plan.instruction(in.arguments().getFirst()).shape();
    int to = places.of(instruction);
    int size = in.shape().size();
    int passes = plan.byLane(instruction) ? lanes : 1;
    return switch (in.operation()) {
      case Operation.Gather(IndexMap map) ->
          BatchPlaces.isReshaping(in)
              ? arrays -> {}
              : gather(first, elements(map), to, 0, size, passes);
      case Operation.Transpose() ->
          gather(first, ArrayShapes.transposed(shape), to, 0, size, passes);
      case Operation.Slice(var ranges) ->
          gather(first, ArrayShapes.sliced(shape, ranges), to, 0, size, passes);
      case Operation.Stack() -> stack(in, to, passes);
      case Operation.Scatter(IndexMap map) -> {
        Runs runs = new Runs(elements(map));
        yield arrays -> {
          for (int l = 0; l < passes; l++) {
            runs.scatter(arrays[first.array], l * first.step, arrays[to], l * size, size);
          }
        };
      }
      case Operation.Sum() -> {
        int length = shape.size();
        yield arrays -> {
          for (int l = 0; l < passes; l++) {
            double sum = Numbers.sum(arrays[first.array], l * first.step, length);
            Numbers.set(arrays[to], l, sum);
          }
        };
      }
      case Operation.OverLanes() ->
          arrays -> {
            Numbers.clear(arrays[to], 0, size);
            for (int l = 0; l < lanes; l++) {
              Numbers.add(arrays[first.array], l * first.step, arrays[to], 0, size);
            }
          };
      case Operation.Leaf _,
          Operation.Elementwise _,
          Operation.Product _,
          Operation.ProductOverLanes _ ->
          throw new IllegalArgumentException("nothing is moved by " + in);
    };
  }

  private Source source(int value) {
    int size = plan.instruction(value).shape().size();
    return new Source(places.of(value), plan.byLane(value) ? size : 0);
  }

  private static int[] elements(IndexMap map) {
    int[] elements = new int[map.size()];
    Arrays.setAll(elements, map::element);
    return elements;
  }

  /// @param offset where the elements start in each lane of the target
  private static BatchAction gather(
      Source from, int[] elements, int to, int offset, int size, int passes) {
    Runs runs = new Runs(elements);
    return arrays -> {
      for (int l = 0; l < passes; l++) {
        runs.gather(arrays[from.array], l * from.step, arrays[to], l * size + offset);
      }
    };
  }

  private BatchAction stack(Instruction in, int to, int passes) {
    int part = in.shape().size() / in.arguments().size();
    int[] all = IntStream.range(0, part).toArray();
    List<BatchAction> parts =
        IntStream.range(0, in.arguments().size())
            .mapToObj(i ->
                gather(source(in.arguments().get(i)), all, to, i * part, in.shape().size(), passes))
            .toList();
    return arrays -> parts.forEach(action -> action.run(arrays));
  }
}
