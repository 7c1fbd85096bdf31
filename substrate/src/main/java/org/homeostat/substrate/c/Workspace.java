package org.homeostat.substrate.c;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.kernel.Instruction;
import org.homeostat.kernel.Operation;
import org.homeostat.kernel.Program;

/// Where the arrays of a program stand in one array of work: the place of a value that is no longer
/// read is given to a later one.
final class Workspace {

  /// Some places that follow each other.
  private record Room(int first, int size) {}

  private final int[] last;
  private final Map<Integer, Room> rooms = new HashMap<>();
  private boolean[] taken = new boolean[0];

  /// @param last for each value the last group that reads it
  Workspace(int[] last) {
    this.last = last;
  }

  /// @param groups in the order in which they are carried out
  static Workspace of(Schedule schedule, List<Schedule.Group> groups) {
    Program program = schedule.program();
    int[] last = new int[program.instructions().size()];
    for (int g = 0; g < groups.size(); g++) {
      for (int member : groups.get(g).members()) {
        for (int argument : schedule.arguments(member)) {
          last[argument] = Math.max(last[argument], g);
        }
      }
    }
    program.results().forEach(result -> result.values().forEach(v -> last[v] = groups.size()));
    for (int value = last.length - 1; value >= 0; value--) {
      Instruction in = program.instructions().get(value);
      if (mayStandInItsArgument(in.operation())) {
        int argument = in.arguments().getFirst();
        last[argument] = Math.max(last[argument], last[value]);
      }
    }
    return new Workspace(last);
  }

  private static boolean mayStandInItsArgument(Operation operation) {
    return operation instanceof Operation.Slice
        || operation instanceof Operation.Gather
        || operation instanceof Operation.Transpose;
  }

  /// The first place of a value, the lowest where it fits.
  int place(int value, int size) {
    int free = 0;
    int end = 0;
    for (; end < taken.length && free < size; end++) {
      free = taken[end] ? 0 : free + 1;
    }
    int first = end - free;
    taken = Arrays.copyOf(taken, Math.max(taken.length, first + size));
    Arrays.fill(taken, first, first + size, true);
    rooms.put(value, new Room(first, size));
    return first;
  }

  /// Frees the places of the values that are read last by a group.
  void end(int group) {
    List<Integer> over = rooms.keySet().stream().filter(value -> last[value] <= group).toList();
    for (int value : over) {
      Room room = Objects.requireNonNull(rooms.remove(value));
      Arrays.fill(taken, room.first(), room.first() + room.size(), false);
    }
  }

  /// How many numbers were needed at once.
  int size() {
    return taken.length;
  }
}
