package org.homeostat.kernel;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import jdk.incubator.vector.DoubleVector;

/// As many numbers at a time as a vector of this machine holds.
record VectorEmitter() implements Emitter {
  private static final ClassDesc VECTOR = ClassDesc.of("jdk.incubator.vector.DoubleVector");
  private static final ClassDesc ANY_VECTOR = ClassDesc.of("jdk.incubator.vector.Vector");
  private static final ClassDesc ARRAY = CD_double.arrayType();
  private static final ClassDesc OWN =
      VectorPrimitives.class.describeConstable().orElseThrow();

  @Override
  public int width() {
    return DoubleVector.SPECIES_PREFERRED.length();
  }

  @Override
  public int localSlots() {
    return 1;
  }

  @Override
  public void loadElements(CodeBuilder code) {
    code.invokestatic(
        OWN, "load", MethodTypeDesc.of(VECTOR, ARRAY, CD_int));
  }

  @Override
  public void loadShared(CodeBuilder code) {
    code.invokestatic(OWN, "broadcast", MethodTypeDesc.of(VECTOR, ARRAY, CD_int));
  }

  @Override
  public void store(CodeBuilder code, int local, Runnable address) {
    code.aload(local);
    address.run();
    code.invokevirtual(VECTOR, "intoArray", MethodTypeDesc.of(CD_void, ARRAY, CD_int));
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
  public void apply(CodeBuilder code, Primitive primitive) {
    switch (primitive) {
      case ADD -> binary(code, "add");
      case SUBTRACT -> binary(code, "sub");
      case MULTIPLY -> binary(code, "mul");
      case DIVIDE -> binary(code, "div");
      case MINIMUM -> binary(code, "min");
      case MAXIMUM -> binary(code, "max");
      case NEGATE -> unary(code, "neg");
      case ABSOLUTE -> unary(code, "abs");
      case SQUARE_ROOT -> unary(code, "sqrt");
      case FMA ->
          code.invokevirtual(VECTOR, "fma", MethodTypeDesc.of(VECTOR, ANY_VECTOR, ANY_VECTOR));
      case WHERE_LESS, WHERE_LESS_OR_EQUAL, WHERE_EQUAL, POWER2, EXPONENT, MANTISSA ->
          code.invokestatic(
              OWN,
              Names.of(primitive),
              MethodTypeDesc.of(VECTOR, Collections.nCopies(primitive.arity(), VECTOR)));
    }
  }

  private static void binary(CodeBuilder code, String name) {
    code.invokevirtual(VECTOR, name, MethodTypeDesc.of(VECTOR, ANY_VECTOR));
  }

  private static void unary(CodeBuilder code, String name) {
    code.invokevirtual(VECTOR, name, MethodTypeDesc.of(VECTOR));
  }
}
