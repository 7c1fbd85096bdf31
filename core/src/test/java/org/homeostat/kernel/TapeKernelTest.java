package org.homeostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homeostat.elementary.Elementary;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/// How a program becomes a tape.
class TapeKernelTest {
  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f", "g");
  private static final int LANES = Tape.LANES;

  /// Every pair of primitives, whichever argument of the second one the first one gives.
  @ParameterizedTest
  @EnumSource(Primitive.class)
  void twoPrimitivesInOnePassRoundTwice(Primitive first) {
    assumeTrue(Walk.fastest() instanceof VectorWalk, "no vectors of four");
    for (Primitive second : Primitive.values()) {
      for (int position = 0; position < second.arity(); position++) {
        Program program = pair(first, second, position);
        Memory apart = stepped(TapeKernel.write(program, new PlainWalk()));
        Memory together = stepped(TapeKernel.write(program, new VectorWalk()));
        for (int lane = 0; lane < LANES; lane++) {
          assertEquals(
              apart.get("result", lane),
              together.get("result", lane),
              second + " of " + first + " at " + position);
        }
      }
    }
  }

  private static Program pair(Primitive first, Primitive second, int position) {
    var b = new ProgramBuilder(Precision.DOUBLE);
    List<Value> inputs = new ArrayList<>();
    NAMES.forEach(name -> inputs.add(b.input(name, Shape.SCALAR, Binding.STEP)));
    Value inner = b.elementwise(first, inputs.subList(0, first.arity()).toArray(Value[]::new));
    List<Value> arguments = new ArrayList<>(inputs.subList(4, 3 + second.arity()));
    arguments.add(position, inner);
    b.result("result", b.elementwise(second, arguments.toArray(Value[]::new)));
    return b.build();
  }

  private static Memory stepped(Kernel kernel) {
    Memory memory = kernel.memory(LANES);
    for (Input input : kernel.program().inputs()) {
      int offset = memory.offset(input.name());
      for (int lane = 0; lane < LANES; lane++) {
        memory.lanes()[offset + lane] = Math.floorMod(offset * 7 + lane * 5, 23) / 3.0 - 2;
      }
    }
    kernel.prepare(memory);
    kernel.run(memory, new double[0], 0);
    return memory;
  }

  /// On numbers of every size, zeros, infinities and NaN; the tangent shares what is inside a sine.
  @ParameterizedTest
  @FieldSource("org.homeostat.kernel.FunctionCall#ALL")
  void aFunctionInOnePassHasTheBitsOfItsPrimitives(FunctionCall function) {
    assumeTrue(Walk.fastest() instanceof VectorWalk, "no vectors of four");
    Program program = functions(function);
    Kernel apart = TapeKernel.write(program, new PlainWalk());
    Kernel together = TapeKernel.write(program, new VectorWalk());
    double[] numbers = numbers();
    Memory expected = apart.memory(numbers.length);
    Memory memory = together.memory(numbers.length);
    System.arraycopy(numbers, 0, expected.lanes(), expected.offset("x"), numbers.length);
    System.arraycopy(numbers, 0, memory.lanes(), memory.offset("x"), numbers.length);
    run(apart, expected);
    run(together, memory);
    for (int lane = 0; lane < numbers.length; lane++) {
      for (Result result : program.results()) {
        assertEquals(
            expected.get(result.name(), lane),
            memory.get(result.name(), lane),
            function + " of " + numbers[lane] + ": " + result.name());
      }
    }
  }

  private static Program functions(FunctionCall function) {
    var b = new ProgramBuilder(Precision.DOUBLE);
    Value x = b.input("x", Shape.SCALAR, Binding.STEP);
    Value y = function.write(b, x);
    b.result("one", y);
    b.result("two", function.write(b, b.multiply(y, b.constant(300))));
    b.result("beside", b.add(Elementary.tan(b, x), Elementary.expm1(b, x)));
    return b.build();
  }

  private static double[] numbers() {
    double[] special = {0, -0.0, 1, -1, 0x1p40, 0x1p-1074, 1e-310, 709.8, -745.2, -750, 1e300};
    double[] numbers = Arrays.copyOf(special, 3000);
    numbers[special.length] = Double.NaN;
    numbers[special.length + 1] = Double.POSITIVE_INFINITY;
    numbers[special.length + 2] = Double.NEGATIVE_INFINITY;
    for (int i = special.length + 3; i < numbers.length; i++) {
      double fraction = Math.sin(i * 12.9898) * 43758.5453 % 1;
      numbers[i] = Math.scalb(fraction, i % 3 == 0 ? i % 90 - 45 : i % 12);
    }
    return numbers;
  }

  private static void run(Kernel kernel, Memory memory) {
    kernel.prepare(memory);
    kernel.run(memory, new double[0], 0);
  }

  /// Sine and cosine of one angle share most of their primitives.
  @Test
  void aFunctionIsFoundAmongItsPrimitives() {
    var b = new ProgramBuilder(Precision.DOUBLE);
    Value x = b.input("x", Shape.SCALAR, Binding.STEP);
    Value y = b.add(x, b.constant(2));
    b.result("s", Elementary.sin(b, y));
    b.result("c", b.multiply(Elementary.cos(b, y), x));
    b.result("e", Elementary.exp(b, Elementary.log(b, y)));
    Program program = b.build();
    TapePlan plan = new TapePlan(program, true);
    List<Integer> calls = new ArrayList<>();
    int computed = 0;
    for (int i = 0; i < program.instructions().size(); i++) {
      boolean leaf = program.instructions().get(i).operation() instanceof Operation.Leaf;
      computed += leaf || plan.absorbed(i) ? 0 : 1;
      if (plan.call(i) != TapePlan.NONE) {
        calls.add(plan.call(i));
      }
    }
    assertEquals(List.of(Opcode.SINE, Opcode.COSINE, Opcode.LOGARITHM, Opcode.EXPONENTIAL), calls);
    assertEquals(6, computed, "two operators and four functions");
  }

  @Test
  void aStateWhoseOldValueIsReadLaterMovesAfterThat() {
    var b = new ProgramBuilder(Precision.DOUBLE);
    Value x = b.input("x", Shape.SCALAR, Binding.STEP);
    Value y = b.input("y", Shape.SCALAR, Binding.STEP);
    b.result("x", b.add(x, y));
    b.result("y", b.subtract(x, y));
    Kernel kernel = Kernel.of(b.build(), Execution.TAPE);
    Memory memory = kernel.memory(LANES);
    memory.set("x", 5);
    memory.set("y", 2);
    kernel.prepare(memory);
    kernel.run(memory, new double[0], 0);
    assertEquals(7, memory.get("x", 3).elements()[0]);
    assertEquals(3, memory.get("y", 3).elements()[0]);
  }

  @Test
  void rowsAreTakenAgain() {
    var b = new ProgramBuilder(Precision.DOUBLE);
    Value x = b.input("x", Shape.SCALAR, Binding.STEP);
    Value last = x;
    for (int i = 0; i < 100; i++) {
      last = b.squareRoot(b.absolute(last));
    }
    b.result("x", last);
    int words = Kernel.of(b.build(), Execution.TAPE).memory(LANES).lanes().length;
    assertTrue(words <= 4 * LANES, words + " words");
  }

  @Test
  void whatATapeCannotHoldRunsInterpreted() {
    var single = new ProgramBuilder(Precision.FLOAT);
    single.result("x", single.negate(single.input("x", Shape.SCALAR, Binding.STEP)));
    assertInstanceOf(InterpretedKernel.class, Kernel.of(single.build(), Execution.TAPE));
    var wide = new ProgramBuilder(Precision.DOUBLE);
    wide.result("x", wide.negate(wide.input("x", Shape.of(1000), Binding.STEP)));
    assertInstanceOf(InterpretedKernel.class, Kernel.of(wide.build(), Execution.TAPE));
  }
}
