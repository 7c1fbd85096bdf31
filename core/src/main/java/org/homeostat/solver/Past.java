package org.homeostat.solver;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.expression.Delay;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;

/// Earlier values, inside the program of a step. Between samples they lie on a straight line:
///
/// ```
/// place = c + rest                      c the fraction of the step at which it is asked
/// value = A + place*(B - A)             up to B, from there B + (place - 1)*(C - B)
/// ```
///
/// with the samples A, B and C that begin `reach` steps before the start of the step.
final class Past {
  private static final String PREFIX = "#late.";

  private final List<Line> lines;
  private final Map<Value, Double> fractions = new HashMap<>();

  /// @param lines none where no past is kept
  Past(List<Line> lines) {
    this.lines = lines;
  }

  /// The fractions of the step at which times lie.
  Map<Value, Double> fractions() {
    return fractions;
  }

  /// Tells at which fraction of the step a time lies.
  void put(Value time, double fraction) {
    fractions.put(time, fraction);
  }

  /// The expression with names in the place of its delays, if a past is kept.
  Expression named(Expression expression) {
    return lines.isEmpty()
        ? expression
        : Delay.replace(expression, call -> new Name(PREFIX + number(call.of(), call.by(), false)));
  }

  static boolean isName(String name) {
    return name.startsWith(PREFIX);
  }

  /// The value of a name of [#named].
  Value value(Field field, String name, Value time) {
    return value(field, Integer.parseInt(name.substring(PREFIX.length())), time);
  }

  /// How often an event happened so long ago.
  Value signal(Field field, String event, Expression delay, Value time) {
    return value(field, number(new Name(event), delay, true), time);
  }

  private int number(Expression of, Expression by, boolean whole) {
    for (Line line : lines) {
      if (line.of().equals(of) && line.by().equals(by) && line.whole() == whole) {
        return line.number();
      }
    }
    throw new IllegalStateException("no line for a delay");
  }

  private Value value(Field field, int line, Value time) {
    ProgramBuilder on = field.on();
    double fraction = Objects.requireNonNull(fractions.get(time), "a time without a place");
    Value now = field.atStart(lines.get(line).of());
    Value rest = on.input(Line.rest(line), Shape.SCALAR, Binding.RUN);
    Value place = on.add(on.constant(fraction), rest);
    Value one = on.constant(1);
    Value a = sample(field, line, 0, now);
    Value b = sample(field, line, 1, now);
    Value c = sample(field, line, 2, now);
    Value first = on.fma(place, on.subtract(b, a), a);
    Value second = on.fma(on.subtract(place, one), on.subtract(c, b), b);
    return on.whereLess(place, one, first, second);
  }

  /// A sample of the past, or the one at the start of the step, which is the only one at the start
  /// of the run.
  private static Value sample(Field field, int line, int tap, Value now) {
    ProgramBuilder on = field.on();
    Value past = on.input(Line.past(line, tap), now.shape(), Binding.STEP);
    Value reach = on.input(Line.reach(line), Shape.SCALAR, Binding.RUN);
    Value number = on.input(StepProgram.STEP, Shape.SCALAR, Binding.CLOCK);
    Value kept = on.whereLessOrEqual(reach, on.constant(tap), now, past);
    return on.whereEqual(number, on.constant(0), now, kept);
  }

  /// Leaves the samples that are to be kept.
  void keep(Field field) {
    ProgramBuilder on = field.on();
    for (Line line : lines) {
      Value now = field.atStart(line.of());
      Value past = on.input(Line.past(line.number(), 0), now.shape(), Binding.STEP);
      // a value of each lane by itself, though it may know nothing but time
      on.result(Line.now(line.number()), on.whereEqual(past, past, now, now));
    }
  }
}
