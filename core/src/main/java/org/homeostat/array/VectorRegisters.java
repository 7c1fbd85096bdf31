package org.homeostat.array;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// As many neighbouring columns as a vector of this machine holds.
///
/// Every call goes straight to the Vector API: HotSpot gives up on methods of our own in a long
/// body, and vectors would then be boxed.
record VectorRegisters(Elements elements) implements Registers {
  private static final String API = "jdk.incubator.vector.";
  private static final ClassDesc VECTOR = ClassDesc.of(API + "Vector");
  private static final ClassDesc SPECIES = ClassDesc.of(API + "VectorSpecies");

  private VectorSpecies<?> species() {
    return switch (elements) {
      case FLOAT -> FloatVector.SPECIES_PREFERRED;
      case DOUBLE -> DoubleVector.SPECIES_PREFERRED;
    };
  }

  private ClassDesc type() {
    return switch (elements) {
      case FLOAT -> ClassDesc.of(API + "FloatVector");
      case DOUBLE -> ClassDesc.of(API + "DoubleVector");
    };
  }

  @Override
  public int width() {
    return species().length();
  }

  @Override
  public int localSlots() {
    return 1;
  }

  /// Machines with vectors of 256 bits have 16 registers, the others that matter 32.
  @Override
  public int sums() {
    return species().vectorBitSize() == 256 ? 12 : 24;
  }

  @Override
  public void zero(CodeBuilder code) {
    code.getstatic(type(), "SPECIES_PREFERRED", SPECIES)
        .invokestatic(type(), "zero", MethodTypeDesc.of(type(), SPECIES));
  }

  @Override
  public void load(CodeBuilder code, Runnable address) {
    code.getstatic(type(), "SPECIES_PREFERRED", SPECIES);
    address.run();
    code.invokestatic(
        type(), "fromArray", MethodTypeDesc.of(type(), SPECIES, elements.array(), CD_int));
  }

  @Override
  public void broadcast(CodeBuilder code, Runnable address) {
    code.getstatic(type(), "SPECIES_PREFERRED", SPECIES);
    address.run();
    code.arrayLoad(elements.kind())
        .invokestatic(type(), "broadcast", MethodTypeDesc.of(type(), SPECIES, elements.number()));
  }

  @Override
  public void fma(CodeBuilder code) {
    code.invokevirtual(type(), "fma", MethodTypeDesc.of(type(), VECTOR, VECTOR));
  }

  @Override
  public void store(CodeBuilder code, int local, Runnable address) {
    code.aload(local);
    address.run();
    code.invokevirtual(type(), "intoArray", MethodTypeDesc.of(CD_void, elements.array(), CD_int));
  }

  @Override
  public void loadLocal(CodeBuilder code, int local) {
    code.aload(local);
  }

  @Override
  public void storeLocal(CodeBuilder code, int local) {
    code.astore(local);
  }
}
