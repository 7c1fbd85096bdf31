package org.homeostat.kernel;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.IntConsumer;
import jdk.incubator.vector.DoubleVector;

/// As many numbers at a time as a vector of this machine holds.
///
/// Every call goes straight to the Vector API: HotSpot inlines its methods whatever the size of the
/// loop, but gives up on methods of our own in a long body, and vectors would then be boxed.
record VectorEmitter() implements Emitter {
  private static final String API = "jdk.incubator.vector.";
  private static final ClassDesc DOUBLES = ClassDesc.of(API + "DoubleVector");
  private static final ClassDesc LONGS = ClassDesc.of(API + "LongVector");
  private static final ClassDesc VECTOR = ClassDesc.of(API + "Vector");
  private static final ClassDesc MASK = ClassDesc.of(API + "VectorMask");
  private static final ClassDesc SPECIES = ClassDesc.of(API + "VectorSpecies");
  private static final ClassDesc OPERATORS = ClassDesc.of(API + "VectorOperators");
  private static final ClassDesc BINARY = OPERATORS.nested("Binary");
  private static final ClassDesc COMPARISON = OPERATORS.nested("Comparison");
  private static final ClassDesc ARRAY = CD_double.arrayType();

  @Override
  public int width() {
    return DoubleVector.SPECIES_PREFERRED.length();
  }

  @Override
  public int localSlots() {
    return 1;
  }

  @Override
  public void loadElements(CodeBuilder code, Runnable address) {
    code.getstatic(DOUBLES, "SPECIES_PREFERRED", SPECIES);
    address.run();
    code.invokestatic(DOUBLES, "fromArray", MethodTypeDesc.of(DOUBLES, SPECIES, ARRAY, CD_int));
  }

  @Override
  public void loadShared(CodeBuilder code, Runnable address) {
    code.getstatic(DOUBLES, "SPECIES_PREFERRED", SPECIES);
    address.run();
    code.daload()
        .invokestatic(DOUBLES, "broadcast", MethodTypeDesc.of(DOUBLES, SPECIES, CD_double));
  }

  @Override
  public void store(CodeBuilder code, int local, Runnable address) {
    code.aload(local);
    address.run();
    code.invokevirtual(DOUBLES, "intoArray", MethodTypeDesc.of(CD_void, ARRAY, CD_int));
  }

  @Override
  public void loadLocal(CodeBuilder code, int local) {
    code.aload(local);
  }

  @Override
  public void storeLocal(CodeBuilder code, int local) {
    code.astore(local);
  }

  @Override
  public void apply(CodeBuilder code, Primitive primitive, IntConsumer argument) {
    switch (primitive) {
      case WHERE_LESS -> where(code, "LT", argument);
      case WHERE_LESS_OR_EQUAL -> where(code, "LE", argument);
      case WHERE_EQUAL -> where(code, "EQ", argument);
      case ADD -> binary(code, "add", argument);
      case SUBTRACT -> binary(code, "sub", argument);
      case MULTIPLY -> binary(code, "mul", argument);
      case DIVIDE -> binary(code, "div", argument);
      case MINIMUM -> binary(code, "min", argument);
      case MAXIMUM -> binary(code, "max", argument);
      case NEGATE -> unary(code, "neg", argument);
      case ABSOLUTE -> unary(code, "abs", argument);
      case SQUARE_ROOT -> unary(code, "sqrt", argument);
      case FMA -> {
        argument.accept(0);
        argument.accept(1);
        argument.accept(2);
        code.invokevirtual(DOUBLES, "fma", MethodTypeDesc.of(DOUBLES, VECTOR, VECTOR));
      }
      case POWER2 -> {
        argument.accept(0);
        withNumber(code, "add", ScalarPrimitives.POWER_BIAS);
        toBits(code);
        shift(code, "LSHL");
        toDoubles(code);
      }
      case EXPONENT -> {
        argument.accept(0);
        toBits(code);
        shift(code, "LSHR");
        withBits(code, "or", ScalarPrimitives.INTEGER_BITS);
        toDoubles(code);
        withNumber(code, "sub", ScalarPrimitives.EXPONENT_BIAS);
      }
      case MANTISSA -> {
        argument.accept(0);
        toBits(code);
        withBits(code, "and", ScalarPrimitives.FRACTION_BITS);
        withBits(code, "or", ScalarPrimitives.ONE_BITS);
        toDoubles(code);
      }
    }
  }

  private static void unary(CodeBuilder code, String name, IntConsumer argument) {
    argument.accept(0);
    code.invokevirtual(DOUBLES, name, MethodTypeDesc.of(DOUBLES));
  }

  private static void binary(CodeBuilder code, String name, IntConsumer argument) {
    argument.accept(0);
    argument.accept(1);
    code.invokevirtual(DOUBLES, name, MethodTypeDesc.of(DOUBLES, VECTOR));
  }

  /// `otherwise.blend(then, a.compare(operator, b))`
  private static void where(CodeBuilder code, String operator, IntConsumer argument) {
    argument.accept(3);
    argument.accept(2);
    argument.accept(0);
    code.getstatic(OPERATORS, operator, COMPARISON);
    argument.accept(1);
    code.invokevirtual(DOUBLES, "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR))
        .invokevirtual(DOUBLES, "blend", MethodTypeDesc.of(DOUBLES, VECTOR, MASK));
  }

  private static void withNumber(CodeBuilder code, String name, double number) {
    code.loadConstant(number).invokevirtual(DOUBLES, name, MethodTypeDesc.of(DOUBLES, CD_double));
  }

  private static void toBits(CodeBuilder code) {
    code.invokevirtual(DOUBLES, "reinterpretAsLongs", MethodTypeDesc.of(LONGS));
  }

  private static void toDoubles(CodeBuilder code) {
    code.invokevirtual(LONGS, "reinterpretAsDoubles", MethodTypeDesc.of(DOUBLES));
  }

  private static void shift(CodeBuilder code, String operator) {
    code.getstatic(OPERATORS, operator, BINARY)
        .loadConstant((long) ScalarPrimitives.FRACTION_LENGTH)
        .invokevirtual(LONGS, "lanewise", MethodTypeDesc.of(LONGS, BINARY, CD_long));
  }

  private static void withBits(CodeBuilder code, String name, long bits) {
    code.loadConstant(bits).invokevirtual(LONGS, name, MethodTypeDesc.of(LONGS, CD_long));
  }
}
