package org.homeostat.kernel;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.IntConsumer;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import org.homeostat.expression.Precision;

/// As many numbers at a time as a vector of this machine holds.
///
/// Every call goes straight to the Vector API: HotSpot inlines its methods whatever the size of the
/// loop, but gives up on methods of our own in a long body, and vectors would then be boxed.
///
/// @param mask the local variable with the mask of what is read and written, or [#NO_MASK]
record VectorEmitter(Precision precision, int mask) implements Emitter {
  private static final String API = "jdk.incubator.vector.";
  private static final ClassDesc DOUBLES = ClassDesc.of(API + "DoubleVector");
  private static final ClassDesc FLOATS = ClassDesc.of(API + "FloatVector");
  private static final ClassDesc LONGS = ClassDesc.of(API + "LongVector");
  private static final ClassDesc INTS = ClassDesc.of(API + "IntVector");
  private static final ClassDesc VECTOR = ClassDesc.of(API + "Vector");
  private static final ClassDesc MASK = ClassDesc.of(API + "VectorMask");
  private static final ClassDesc SPECIES = ClassDesc.of(API + "VectorSpecies");
  private static final ClassDesc OPERATORS = ClassDesc.of(API + "VectorOperators");
  private static final ClassDesc BINARY = OPERATORS.nested("Binary");
  private static final ClassDesc COMPARISON = OPERATORS.nested("Comparison");

  /// In the place of a mask: none, whole vectors are read and written.
  static final int NO_MASK = -1;

  private boolean single() {
    return precision == Precision.FLOAT;
  }

  private ClassDesc vector() {
    return single() ? FLOATS : DOUBLES;
  }

  private ClassDesc bits() {
    return single() ? INTS : LONGS;
  }

  private ClassDesc number() {
    return single() ? CD_float : CD_double;
  }

  private ClassDesc bitNumber() {
    return single() ? CD_int : CD_long;
  }

  private ClassDesc array() {
    return number().arrayType();
  }

  @Override
  public int width() {
    return single()
        ? FloatVector.SPECIES_PREFERRED.length()
        : DoubleVector.SPECIES_PREFERRED.length();
  }

  /// Leaves the mask of the first elements of a vector in its local variable.
  ///
  /// @param count brings the number of elements onto the stack
  void setMask(CodeBuilder code, Runnable count) {
    code.getstatic(vector(), "SPECIES_PREFERRED", SPECIES).iconst_0();
    count.run();
    code.invokeinterface(SPECIES, "indexInRange", MethodTypeDesc.of(MASK, CD_int, CD_int))
        .astore(mask);
  }

  @Override
  public int localSlots() {
    return 1;
  }

  @Override
  public void loadElements(CodeBuilder code, Runnable address) {
    code.getstatic(vector(), "SPECIES_PREFERRED", SPECIES);
    address.run();
    if (mask == NO_MASK) {
      code.invokestatic(
          vector(), "fromArray", MethodTypeDesc.of(vector(), SPECIES, array(), CD_int));
    } else {
      code.aload(mask)
          .invokestatic(
              vector(), "fromArray", MethodTypeDesc.of(vector(), SPECIES, array(), CD_int, MASK));
    }
  }

  @Override
  public void loadShared(CodeBuilder code, Runnable address) {
    code.getstatic(vector(), "SPECIES_PREFERRED", SPECIES);
    address.run();
    (single() ? code.faload() : code.daload())
        .invokestatic(vector(), "broadcast", MethodTypeDesc.of(vector(), SPECIES, number()));
  }

  @Override
  public void loadConstant(CodeBuilder code, double value) {
    code.getstatic(vector(), "SPECIES_PREFERRED", SPECIES);
    (single() ? code.loadConstant((float) value) : code.loadConstant(value))
        .invokestatic(vector(), "broadcast", MethodTypeDesc.of(vector(), SPECIES, number()));
  }

  @Override
  public void store(CodeBuilder code, int local, Runnable address) {
    code.aload(local);
    address.run();
    if (mask == NO_MASK) {
      code.invokevirtual(vector(), "intoArray", MethodTypeDesc.of(CD_void, array(), CD_int));
    } else {
      code.aload(mask)
          .invokevirtual(vector(), "intoArray", MethodTypeDesc.of(CD_void, array(), CD_int, MASK));
    }
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
        code.invokevirtual(vector(), "fma", MethodTypeDesc.of(vector(), VECTOR, VECTOR));
      }
      case POWER2 -> {
        argument.accept(0);
        withNumber(
            code, "add", single() ? FloatPrimitives.POWER_BIAS : ScalarPrimitives.POWER_BIAS);
        toBits(code);
        shift(code, "LSHL");
        toNumbers(code);
      }
      case EXPONENT -> {
        argument.accept(0);
        toBits(code);
        shift(code, "LSHR");
        withBits(code, "or", ScalarPrimitives.INTEGER_BITS, FloatPrimitives.INTEGER_BITS);
        toNumbers(code);
        withNumber(
            code, "sub", single() ? FloatPrimitives.EXPONENT_BIAS : ScalarPrimitives.EXPONENT_BIAS);
      }
      case MANTISSA -> {
        argument.accept(0);
        toBits(code);
        withBits(code, "and", ScalarPrimitives.FRACTION_BITS, FloatPrimitives.FRACTION_BITS);
        withBits(code, "or", ScalarPrimitives.ONE_BITS, FloatPrimitives.ONE_BITS);
        toNumbers(code);
      }
    }
  }

  private void unary(CodeBuilder code, String name, IntConsumer argument) {
    argument.accept(0);
    code.invokevirtual(vector(), name, MethodTypeDesc.of(vector()));
  }

  private void binary(CodeBuilder code, String name, IntConsumer argument) {
    argument.accept(0);
    argument.accept(1);
    code.invokevirtual(vector(), name, MethodTypeDesc.of(vector(), VECTOR));
  }

  /// `otherwise.blend(then, a.compare(operator, b))`
  private void where(CodeBuilder code, String operator, IntConsumer argument) {
    argument.accept(3);
    argument.accept(2);
    argument.accept(0);
    code.getstatic(OPERATORS, operator, COMPARISON);
    argument.accept(1);
    code.invokevirtual(vector(), "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR))
        .invokevirtual(vector(), "blend", MethodTypeDesc.of(vector(), VECTOR, MASK));
  }

  private void withNumber(CodeBuilder code, String name, double number) {
    (single() ? code.loadConstant((float) number) : code.loadConstant(number))
        .invokevirtual(vector(), name, MethodTypeDesc.of(vector(), number()));
  }

  private void toBits(CodeBuilder code) {
    code.invokevirtual(
        vector(), single() ? "reinterpretAsInts" : "reinterpretAsLongs", MethodTypeDesc.of(bits()));
  }

  private void toNumbers(CodeBuilder code) {
    code.invokevirtual(
        bits(),
        single() ? "reinterpretAsFloats" : "reinterpretAsDoubles",
        MethodTypeDesc.of(vector()));
  }

  private void shift(CodeBuilder code, String operator) {
    code.getstatic(OPERATORS, operator, BINARY);
    loadBits(code, ScalarPrimitives.FRACTION_LENGTH, FloatPrimitives.FRACTION_LENGTH)
        .invokevirtual(bits(), "lanewise", MethodTypeDesc.of(bits(), BINARY, bitNumber()));
  }

  private void withBits(CodeBuilder code, String name, long ofDouble, int ofFloat) {
    loadBits(code, ofDouble, ofFloat)
        .invokevirtual(bits(), name, MethodTypeDesc.of(bits(), bitNumber()));
  }

  private CodeBuilder loadBits(CodeBuilder code, long ofDouble, int ofFloat) {
    return single() ? code.loadConstant(ofFloat) : code.loadConstant(ofDouble);
  }
}
