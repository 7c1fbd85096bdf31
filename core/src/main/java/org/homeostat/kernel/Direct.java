package org.homeostat.kernel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Lets a stage leave a result where it belongs, without a copy at the end of the step, where no
/// later stage still reads what stands there.
final class Direct {
  private Direct() {}

  static void results(Program program, List<Stage> stages, Placement placement) {
    Map<String, Integer> lastRead = lastReads(program, stages);
    Map<Integer, Integer> stageOf = new HashMap<>();
    for (int s = 0; s < stages.size(); s++) {
      for (int member : stages.get(s).members()) {
        stageOf.put(member, s);
      }
    }
    Set<Integer> directed = new HashSet<>();
    for (Result result : program.results()) {
      Place.Lane slot = (Place.Lane) placement.layout().slot(result.name()).place();
      for (int e = 0; e < result.values().size(); e++) {
        int value = result.values().get(e);
        Integer stage = stageOf.get(value);
        boolean fits =
            result.values().size() > 1
                || program.instructions().get(value).shape().equals(result.shape());
        if (stage != null && fits && directed.add(value)) {
          int limit = stages.get(stage) instanceof Stage.Loop ? stage : stage - 1;
          if (lastRead.getOrDefault(result.name(), -1) <= limit) {
            placement.direct(value, new Place.Lane(slot.offset() + e));
          }
        }
      }
    }
  }

  /// The last stage that reads each input; inputs that a result passes on are read to the end.
  private static Map<String, Integer> lastReads(Program program, List<Stage> stages) {
    Map<String, Integer> last = new HashMap<>();
    for (int s = 0; s < stages.size(); s++) {
      for (int member : stages.get(s).members()) {
        for (int argument : program.instructions().get(member).arguments()) {
          note(last, program.instructions().get(argument), s);
        }
      }
    }
    for (Result result : program.results()) {
      for (int value : result.values()) {
        note(last, program.instructions().get(value), stages.size());
      }
    }
    return last;
  }

  private static void note(Map<String, Integer> last, Instruction in, int stage) {
    in.operation().source().ifPresent(input -> last.put(input.name(), stage));
  }
}
