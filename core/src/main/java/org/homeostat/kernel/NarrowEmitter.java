package org.homeostat.kernel;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.IntConsumer;
import jdk.incubator.vector.DoubleVector;
import org.homeostat.expression.Precision;

/// As many floats at a time as a vector of this machine holds doubles, which is what the arrays
/// hold them as. They are narrowed as they are loaded and widened as they are stored, both exactly;
/// a vector of half the width takes half the time.
record NarrowEmitter(VectorEmitter floats) implements Emitter {
  private static final String API = "jdk.incubator.vector.";
  private static final ClassDesc DOUBLES = ClassDesc.of(API + "DoubleVector");
  private static final ClassDesc FLOATS = ClassDesc.of(API + "FloatVector");
  private static final ClassDesc VECTOR = ClassDesc.of(API + "Vector");
  private static final ClassDesc SPECIES = ClassDesc.of(API + "VectorSpecies");
  private static final ClassDesc OPERATORS = ClassDesc.of(API + "VectorOperators");
  private static final ClassDesc CONVERSION = OPERATORS.nested("Conversion");
  private static final MethodTypeDesc CONVERT =
      MethodTypeDesc.of(VECTOR, CONVERSION, SPECIES, CD_int);

  /// The widest vector of floats that has a name.
  private static final int WIDEST = 16;

  NarrowEmitter() {
    this(new VectorEmitter(Precision.FLOAT, VectorEmitter.NO_MASK));
  }

  /// Whether there are vectors of half the width on this machine.
  static boolean fits() {
    return DoubleVector.SPECIES_PREFERRED.length() <= WIDEST;
  }

  @Override
  public int width() {
    return DoubleVector.SPECIES_PREFERRED.length();
  }

  @Override
  public int localSlots() {
    return floats.localSlots();
  }

  @Override
  public void loadElements(CodeBuilder code, Runnable address) {
    doubles(code);
    address.run();
    code.invokestatic(
            DOUBLES,
            "fromArray",
            MethodTypeDesc.of(DOUBLES, SPECIES, CD_double.arrayType(), CD_int))
        .getstatic(OPERATORS, "D2F", CONVERSION);
    halves(code);
    code.iconst_0().invokevirtual(DOUBLES, "convertShape", CONVERT).checkcast(FLOATS);
  }

  @Override
  public void loadShared(CodeBuilder code, Runnable address) {
    halves(code);
    address.run();
    code.daload()
        .d2f()
        .invokestatic(FLOATS, "broadcast", MethodTypeDesc.of(FLOATS, SPECIES, CD_float));
  }

  @Override
  public void loadConstant(CodeBuilder code, double value) {
    halves(code);
    code.loadConstant((float) value)
        .invokestatic(FLOATS, "broadcast", MethodTypeDesc.of(FLOATS, SPECIES, CD_float));
  }

  @Override
  public void store(CodeBuilder code, int local, Runnable address) {
    code.aload(local).getstatic(OPERATORS, "F2D", CONVERSION);
    doubles(code);
    code.iconst_0().invokevirtual(FLOATS, "convertShape", CONVERT).checkcast(DOUBLES);
    address.run();
    code.invokevirtual(
        DOUBLES, "intoArray", MethodTypeDesc.of(CD_void, CD_double.arrayType(), CD_int));
  }

  private void doubles(CodeBuilder code) {
    code.getstatic(DOUBLES, "SPECIES_PREFERRED", SPECIES);
  }

  private void halves(CodeBuilder code) {
    code.getstatic(FLOATS, "SPECIES_" + width() * Float.SIZE, SPECIES);
  }

  @Override
  public void loadLocal(CodeBuilder code, int local) {
    floats.loadLocal(code, local);
  }

  @Override
  public void storeLocal(CodeBuilder code, int local) {
    floats.storeLocal(code, local);
  }

  @Override
  public void apply(CodeBuilder code, Primitive primitive, IntConsumer argument) {
    floats.apply(code, primitive, argument);
  }
}
