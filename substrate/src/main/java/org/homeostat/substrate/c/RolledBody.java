package org.homeostat.substrate.c;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.homeostat.substrate.fixed.IntegerInstruction;
import org.homeostat.substrate.fixed.IntegerOperation;
import org.homeostat.substrate.fixed.IntegerProgram;

/// The statements that compute a program of integers: like operations in loops over an array of
/// work, `w`, others alone.
final class RolledBody {
  private final IntegerProgram program;
  private final IntegerBody body;
  private final Rolling rolling;
  private final Function<String, String> members;
  private final boolean copies;
  private final int[] first;
  private final int size;

  /// @param normals how many a step draws
  /// @param members the C expression of the array, or the single number, of a name that is read
  /// @param reads that of one of its elements
  RolledBody(
      IntegerProgram program,
      int normals,
      Function<String, String> members,
      Function<IntegerOperation.Read, String> reads,
      Arithmetic arithmetic) {
    this.program = program;
    this.members = members;
    this.body = new IntegerBody(program.instructions(), reads, arithmetic);
    this.rolling = new Rolling(program, draws() ? normals : 0);
    this.copies = rolling.isWalked(Rolling.READS);
    List<Integer> sizes = rolling.sizes();
    Workspace workspace = new Workspace(rolling.last(program));
    this.first = new int[sizes.size()];
    for (int given : List.of(Rolling.NORMALS, Rolling.READS)) {
      if (given == Rolling.NORMALS ? draws() : copies) {
        first[given] = workspace.place(given, sizes.get(given));
      }
    }
    int block = Rolling.READS;
    for (int r = 0; r < rolling.runs().size(); r++) {
      if (rolling.runs().get(r).isLoop()) {
        block++;
        first[block] = workspace.place(block, sizes.get(block));
      }
      workspace.end(r);
    }
    this.size = workspace.size();
  }

  private boolean draws() {
    return program.instructions().stream()
        .anyMatch(in -> in.operation() instanceof IntegerOperation.Normal);
  }

  /// What stands before the statements: the array of work, with the normals of the step in it.
  String work() {
    StringBuilder text = new StringBuilder();
    if (size > 0) {
      text.append("  int32_t w[").append(size).append("];\n");
    }
    if (draws()) {
      text.append("  normals(s, w").append(offset(first[Rolling.NORMALS])).append(");\n");
    }
    return text.toString();
  }

  /// Whether there is an array of work.
  boolean works() {
    return size > 0;
  }

  String statements() {
    StringBuilder text = new StringBuilder(reading());
    for (Rolling.Run run : rolling.runs()) {
      text.append(run.isLoop() ? loop(run) : body.statement(run.members().getFirst(), this::value));
    }
    return text.toString();
  }

  /// Copies what is read into the array of work, or into values that stand alone.
  private String reading() {
    StringBuilder text = new StringBuilder();
    List<IntegerInstruction> all = program.instructions();
    for (int i = 0; i < all.size(); i++) {
      if (!(all.get(i).operation() instanceof IntegerOperation.Read read)) {
        continue;
      }
      if (!copies) {
        text.append(body.statement(i, this::value));
        continue;
      }
      int count = neighbours(i);
      if (count > 1) {
        String from = members.apply(read.name()) + offset(read.element());
        text.append("  copy(w%s, %s, %s);\n".formatted(offset(at(i)), from, "" + count));
        i += count - 1;
      } else {
        text.append("  %s = %s;\n".formatted(value(i), body.expression(i, this::value)));
      }
    }
    return text.toString();
  }

  /// How many instructions from one on read elements that follow each other.
  private int neighbours(int from) {
    List<IntegerInstruction> all = program.instructions();
    var read = (IntegerOperation.Read) all.get(from).operation();
    int count = 1;
    while (from + count < all.size()
        && all.get(from + count)
            .operation()
            .equals(new IntegerOperation.Read(read.name(), read.element() + count))) {
      count++;
    }
    return count;
  }

  private String loop(Rolling.Run run) {
    int member = run.members().getFirst();
    List<Integer> arguments = program.instructions().get(member).arguments();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      int stride = run.strides().get(i);
      values.add(stride == 0 ? value(arguments.get(i)) : indexed(at(arguments.get(i)), stride));
    }
    var each = values.iterator();
    return "  for (int e = 0; e < %s; e++) %s = %s;\n"
        .formatted(
            "" + run.members().size(),
            indexed(at(member), 1),
            body.expression(member, _ -> each.next()));
  }

  private static String indexed(int first, int stride) {
    String step = Math.abs(stride) == 1 ? "e" : Math.abs(stride) + " * e";
    if (first == 0 && stride > 0) {
      return "w[" + step + "]";
    }
    return "w[" + first + (stride > 0 ? " + " : " - ") + step + "]";
  }

  private static String offset(int by) {
    return by == 0 ? "" : " + " + by;
  }

  private int at(int index) {
    Rolling.Place place = Objects.requireNonNull(rolling.place(index));
    return first[place.block()] + place.offset();
  }

  /// The C expression of a value.
  String value(int index) {
    Rolling.Place place = rolling.place(index);
    boolean alone = place == null || (place.block() == Rolling.READS && !copies);
    return alone ? body.value(index) : "w[" + at(index) + "]";
  }

  /// The statements that give values to the elements of an array, or to a single number.
  String assign(String to, List<Integer> values, boolean scalar) {
    StringBuilder text = new StringBuilder();
    for (int e = 0; e < values.size(); ) {
      int count = row(values, e);
      if (count > 1) {
        String from = "w" + offset(at(values.get(e)));
        text.append("  copy(%s%s, %s, %s);\n".formatted(to, offset(e), from, "" + count));
      } else {
        text.append("  ").append(to).append(scalar ? "" : "[" + e + "]");
        text.append(" = ").append(value(values.get(e))).append(";\n");
      }
      e += count;
    }
    return text.toString();
  }

  /// How many values from one on stand in the array of work one after the other.
  private int row(List<Integer> values, int from) {
    int count = 1;
    while (from + count < values.size()
        && value(values.get(from)).startsWith("w[")
        && value(values.get(from + count)).equals("w[" + (at(values.get(from)) + count) + "]")) {
      count++;
    }
    return count;
  }
}
