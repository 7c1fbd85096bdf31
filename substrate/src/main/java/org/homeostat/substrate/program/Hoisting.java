package org.homeostat.substrate.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Input;
import org.homeostat.kernel.Instruction;
import org.homeostat.kernel.Operation;
import org.homeostat.kernel.Program;
import org.homeostat.kernel.Result;

/// A program in two: what does not change from run to run, and what does.
///
/// @param once leaves the values of `kept` under their names
/// @param each leaves the results of the program, reading what `once` left
/// @param kept the shapes of what stands between them, by name
public record Hoisting(Program once, Program each, Map<String, Shape> kept) {
  private static final String KEPT = "fixed ";

  /// @param known the instructions whose values are known, which stay where they are
  public static Hoisting of(Program program, Set<Integer> known) {
    return new Cut(program, known).hoisting();
  }

  private record Cut(Program program, Set<Integer> known) {
    Hoisting hoisting() {
      Map<Integer, String> cut = cut();
      Map<String, Shape> kept = new LinkedHashMap<>();
      List<Result> left = new ArrayList<>();
      cut.forEach((index, name) -> {
        Shape shape = instruction(index).shape();
        kept.put(name, shape);
        left.add(new Result(name, shape, List.of(index)));
      });
      return new Hoisting(part(Map.of(), left), part(cut, program.results()), kept);
    }

    private Instruction instruction(int index) {
      return program.instructions().get(index);
    }

    /// What is the same in all runs and only read, as weights are, stays where it stands.
    private boolean isFixed(int index) {
      Instruction in = instruction(index);
      boolean stays = in.operation() instanceof Operation.Read && !in.binding().byLane();
      return !in.binding().byStep() && !known.contains(index) && !stays;
    }

    /// The fixed values that others read, by their names.
    private Map<Integer, String> cut() {
      Map<Integer, String> cut = new LinkedHashMap<>();
      for (int i = 0; i < program.instructions().size(); i++) {
        if (!isFixed(i) && !known.contains(i)) {
          instruction(i).arguments().stream()
              .filter(this::isFixed)
              .forEach(a -> cut.computeIfAbsent(a, _ -> KEPT + cut.size()));
        }
      }
      for (Result result : program.results()) {
        result.values().stream()
            .filter(this::isFixed)
            .forEach(a -> cut.computeIfAbsent(a, _ -> KEPT + cut.size()));
      }
      return cut;
    }

    /// The instructions that results need; those that are cut are read.
    private Program part(Map<Integer, String> cut, List<Result> results) {
      boolean[] needed = new boolean[program.instructions().size()];
      results.forEach(result -> result.values().forEach(value -> needed[value] = true));
      for (int i = needed.length - 1; i >= 0; i--) {
        if (needed[i] && !cut.containsKey(i)) {
          instruction(i).arguments().forEach(argument -> needed[argument] = true);
        }
      }
      Map<Integer, Integer> renumbered = new HashMap<>();
      List<Instruction> instructions = new ArrayList<>();
      List<Input> inputs = new ArrayList<>(program.inputs());
      for (int i = 0; i < needed.length; i++) {
        if (needed[i]) {
          renumbered.put(i, instructions.size());
          String name = cut.get(i);
          instructions.add(name == null ? moved(instruction(i), renumbered) : read(i, name));
          if (name != null) {
            inputs.add(new Input(name, instruction(i).shape(), Binding.TRAJECTORY));
          }
        }
      }
      List<Result> moved =
          results.stream()
              .map(r -> new Result(r.name(), r.shape(), renumbered(r.values(), renumbered)))
              .toList();
      return new Program(program.precision(), instructions, inputs, program.normals(), moved);
    }

    private Instruction read(int index, String name) {
      Shape shape = instruction(index).shape();
      var input = new Input(name, shape, Binding.TRAJECTORY);
      return new Instruction(
          new Operation.Read(input), List.of(), shape, instruction(index).binding());
    }

    private static Instruction moved(Instruction in, Map<Integer, Integer> renumbered) {
      return new Instruction(
          in.operation(), renumbered(in.arguments(), renumbered), in.shape(), in.binding());
    }

    private static List<Integer> renumbered(List<Integer> of, Map<Integer, Integer> renumbered) {
      return of.stream().map(renumbered::get).toList();
    }
  }
}
