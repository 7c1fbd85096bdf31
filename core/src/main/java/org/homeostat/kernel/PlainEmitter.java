package org.homeostat.kernel;

import static java.lang.constant.ConstantDescs.CD_double;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import java.util.function.IntConsumer;
import org.homeostat.expression.Precision;

/// One number at a time, in local variables of double precision that hold floats exactly where the
/// precision is single.
///
/// @param storage what the arrays hold: doubles, or floats, which need a single precision
record PlainEmitter(Precision precision, Precision storage) implements Emitter {
  private static final ClassDesc SCALARS = ScalarPrimitives.class.describeConstable().orElseThrow();
  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
  private static final ClassDesc FLOATS = FloatPrimitives.class.describeConstable().orElseThrow();

  @Override
  public int width() {
    return 1;
  }

  @Override
  public int localSlots() {
    return 2;
  }

  @Override
  public void loadElements(CodeBuilder code, Runnable address) {
    address.run();
    if (storage == Precision.FLOAT) {
      code.faload().f2d();
    } else {
      code.daload();
      if (precision == Precision.FLOAT) {
        code.d2f().f2d();
      }
    }
  }

  @Override
  public void loadShared(CodeBuilder code, Runnable address) {
    loadElements(code, address);
  }

  @Override
  public void loadConstant(CodeBuilder code, double value) {
    code.loadConstant(value);
  }

  @Override
  public void store(CodeBuilder code, int local, Runnable address) {
    address.run();
    code.dload(local);
    if (storage == Precision.FLOAT) {
      code.d2f().fastore();
    } else {
      code.dastore();
    }
  }

  @Override
  public void loadLocal(CodeBuilder code, int local) {
    code.dload(local);
  }

  @Override
  public void storeLocal(CodeBuilder code, int local) {
    code.dstore(local);
  }

  @Override
  public void apply(CodeBuilder code, Primitive primitive, IntConsumer argument) {
    for (int i = 0; i < primitive.arity(); i++) {
      argument.accept(i);
    }
    switch (precision) {
      case DOUBLE -> applyDouble(code, primitive);
      case FLOAT -> call(code, FLOATS, Names.of(primitive), primitive.arity());
    }
  }

  private static void applyDouble(CodeBuilder code, Primitive primitive) {
    switch (primitive) {
      case ADD -> code.dadd();
      case SUBTRACT -> code.dsub();
      case MULTIPLY -> code.dmul();
      case DIVIDE -> code.ddiv();
      case NEGATE -> code.dneg();
      case FMA -> call(code, MATH, "fma", 3);
      case ABSOLUTE -> call(code, MATH, "abs", 1);
      case SQUARE_ROOT -> call(code, MATH, "sqrt", 1);
      case MINIMUM -> call(code, MATH, "min", 2);
      case MAXIMUM -> call(code, MATH, "max", 2);
      case WHERE_LESS, WHERE_LESS_OR_EQUAL, WHERE_EQUAL, POWER2, EXPONENT, MANTISSA ->
          call(code, SCALARS, Names.of(primitive), primitive.arity());
    }
  }

  private static void call(CodeBuilder code, ClassDesc owner, String name, int arity) {
    code.invokestatic(
        owner, name, MethodTypeDesc.of(CD_double, Collections.nCopies(arity, CD_double)));
  }
}
