package org.homeostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.junit.jupiter.api.Test;

class ProgramBuilderTest {
  private final ProgramBuilder builder = new ProgramBuilder(Precision.DOUBLE);
  private final Value x = builder.input("x", Shape.SCALAR, Binding.STEP);
  private final Value h = builder.input("h", Shape.SCALAR, Binding.RUN);

  @Test
  void theSameAssignmentIsMadeOnce() {
    assertEquals(builder.add(x, h), builder.add(x, h));
  }

  @Test
  void constantsAreComputedAtOnce() {
    Value three = builder.add(builder.constant(1), builder.constant(2));
    assertEquals(builder.constant(3), three);
  }

  @Test
  void zeroAndMinusZeroStayApart() {
    builder.result("a", builder.constant(0));
    builder.result("b", builder.constant(-0.0));
    assertEquals(2, builder.build().instructions().size());
  }

  @Test
  void whatServesNoResultIsLeftOut() {
    builder.multiply(x, h);
    builder.result("x", builder.negate(x));
    assertEquals(2, builder.build().instructions().size());
  }

  @Test
  void bindingIsTheLatestOfTheArguments() {
    Value t = builder.input("t", Shape.SCALAR, Binding.CLOCK);
    Value p = builder.input("p", Shape.SCALAR, Binding.TRAJECTORY);
    builder.result("ht", builder.add(h, t));
    builder.result("tp", builder.add(t, p));
    builder.result("hp", builder.add(h, p));
    List<Binding> bindings =
        builder.build().instructions().stream()
            .filter(i -> i.operation() instanceof Operation.Elementwise)
            .map(Instruction::binding)
            .toList();
    assertEquals(List.of(Binding.CLOCK, Binding.STEP, Binding.TRAJECTORY), bindings);
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    Value v = builder.input("v", Shape.of(2), Binding.STEP);
    Value w = builder.input("w", Shape.of(3), Binding.STEP);
    assertThrows(IllegalArgumentException.class, () -> builder.add(v, w));
    assertThrows(IllegalArgumentException.class, () -> builder.product(v, w));
    assertThrows(IllegalArgumentException.class, () -> builder.result("v", w));
  }

  @Test
  void aStateThatTakesTheOldValueOfAnotherOneSwaps() {
    Value y = builder.input("y", Shape.SCALAR, Binding.STEP);
    builder.result("x", y);
    builder.result("y", x);
    for (Execution execution : Execution.values()) {
      if (execution.available()) {
        Kernel kernel = Kernel.of(builder.build(), execution);
        Memory memory = kernel.memory(2);
        memory.set("x", 1);
        memory.set("y", 2);
        kernel.prepare(memory);
        kernel.run(memory, new double[0], 0);
        assertEquals(2, memory.get("x", 1).elements()[0]);
        assertEquals(1, memory.get("y", 1).elements()[0]);
      }
    }
  }
}
