package org.homeostat.substrate.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Instruction;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.kernel.Operation;
import org.homeostat.kernel.Program;
import org.homeostat.kernel.Result;

/// The values of a program that follow from inputs whose values are given: computed here once, by
/// the interpreter, so that they are the bits that a run would compute.
public final class Known {
  private Known() {}

  /// By the number of their instruction.
  public static Map<Integer, Tensor> values(Program program, Map<String, Tensor> given) {
    List<Integer> known = known(program, given);
    Map<Integer, Integer> renumbered = new HashMap<>();
    List<Instruction> instructions = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    for (int index : known) {
      Instruction in = program.instructions().get(index);
      renumbered.put(index, instructions.size());
      instructions.add(
          new Instruction(
              in.operation(),
              in.arguments().stream().map(renumbered::get).toList(),
              in.shape(),
              in.binding()));
      results.add(new Result("value " + index, in.shape(), List.of(instructions.size() - 1)));
    }
    var alone = new Program(program.precision(), instructions, program.inputs(), 0, results);
    Kernel kernel = Kernel.of(alone, Execution.INTERPRETED);
    Memory memory = kernel.memory(1);
    given.forEach((name, value) -> {
      if (memory.has(name)) {
        memory.set(name, value);
      }
    });
    kernel.prepare(memory);
    kernel.run(memory, new double[0], 0);
    Map<Integer, Tensor> values = new HashMap<>();
    known.forEach(index -> values.put(index, memory.get("value " + index, 0)));
    return values;
  }

  private static List<Integer> known(Program program, Map<String, Tensor> given) {
    boolean[] known = new boolean[program.instructions().size()];
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < known.length; i++) {
      Instruction in = program.instructions().get(i);
      known[i] =
          switch (in.operation()) {
            case Operation.Constant _ -> true;
            case Operation.Read(var input) -> given.containsKey(input.name());
            case Operation.ReadElement _, Operation.Normal _ -> false;
            default -> in.arguments().stream().allMatch(argument -> known[argument]);
          };
      if (known[i]) {
        all.add(i);
      }
    }
    return all;
  }
}
