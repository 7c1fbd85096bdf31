package org.homeostat.substrate.c;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.expression.Shape;
import org.homeostat.solver.FixedStep;
import org.homeostat.substrate.program.Identifiers;

/// The samples that a delay keeps: an array of the struct in which the newest takes the place of
/// the oldest.
///
/// @param member of the struct
/// @param shape of a sample
record History(FixedStep.Kept kept, String member, Shape shape) {

  /// Those of a step.
  static List<History> of(FixedStep step, Identifiers identifiers) {
    return step.kept().stream()
        .map(kept ->
            new History(
                kept,
                identifiers.of(kept.past().getFirst()),
                step.advance().result(kept.now()).shape()))
        .toList();
  }

  private int slots() {
    return kept.reach() + 1;
  }

  int size() {
    return slots() * shape.size();
  }

  /// The C expression of each name by which programs read the past.
  Map<String, String> reads() {
    Map<String, String> reads = new HashMap<>();
    for (int tap = 0; tap < kept.past().size(); tap++) {
      reads.put(kept.past().get(tap), at("(s->steps + " + (tap + 1) + ") % " + slots()));
    }
    return reads;
  }

  /// Whether a name is that of the sample of this step, or of an earlier one.
  boolean has(String name) {
    return name.equals(kept.now()) || kept.past().contains(name);
  }

  /// The C expression of such a name.
  String place(String name) {
    return name.equals(kept.now()) ? now() : Objects.requireNonNull(reads().get(name));
  }

  /// The C expression of where the sample of this step is kept.
  String now() {
    return at("s->steps % " + slots());
  }

  private String at(String slot) {
    return shape.isScalar()
        ? "s->" + member + "[" + slot + "]"
        : "(s->" + member + " + (" + slot + ") * " + shape.size() + ")";
  }

  /// The statement by which the first sample is that of all times before.
  String begin() {
    return "  for (int i = %s; s->steps == 0 && i < %s; i++) s->%s[i] = s->%3$s[i - %1$s];\n"
        .formatted("" + shape.size(), "" + size(), member);
  }

  /// The statement that clears it.
  String clear() {
    return "  for (int i = 0; i < %s; i++) s->%s[i] = 0;\n".formatted("" + size(), member);
  }
}
