package org.homeostat.array;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// As many neighbouring columns as a vector holds.
///
/// Every call goes straight to the Vector API: HotSpot gives up on methods of our own in a long
/// body, and vectors would then be boxed.
///
/// @param name the field of the vector's class that says how long it is
record VectorRegisters(Elements elements, String name) implements Registers {
  private static final String API = "jdk.incubator.vector.";
  private static final ClassDesc VECTOR = ClassDesc.of(API + "Vector");
  private static final ClassDesc SPECIES = ClassDesc.of(API + "VectorSpecies");
  private static final String WHOLE = "SPECIES_PREFERRED";
  private static final String HALF = "SPECIES_256";

  /// The vectors of this machine.
  static VectorRegisters whole(Elements elements) {
    return new VectorRegisters(elements, WHOLE);
  }

  /// Those for a panel that is a whole vector wide: two halves of 512 bits, as spreading a number
  /// over 512 bits takes longer than to multiply and add once (Zen 4).
  static VectorRegisters narrow(Elements elements) {
    VectorRegisters whole = whole(elements);
    return whole.species().vectorBitSize() == 512 ? new VectorRegisters(elements, HALF) : whole;
  }

  private VectorSpecies<?> species() {
    boolean half = name.equals(HALF);
    return switch (elements) {
      case FLOAT -> half ? FloatVector.SPECIES_256 : FloatVector.SPECIES_PREFERRED;
      case DOUBLE -> half ? DoubleVector.SPECIES_256 : DoubleVector.SPECIES_PREFERRED;
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

  @Override
  public int sums() {
    return isShort() ? 12 : 24;
  }

  /// An address of the left factor is computed once for two steps: twelve rows have more addresses
  /// than there are general registers.
  @Override
  public int unrolled() {
    return isShort() ? 1 : 2;
  }

  /// Whether the machine has 16 registers instead of 32, told by the length of its vectors.
  private boolean isShort() {
    return whole(elements).species().vectorBitSize() == 256;
  }

  @Override
  public void zero(CodeBuilder code) {
    code.getstatic(type(), name, SPECIES)
        .invokestatic(type(), "zero", MethodTypeDesc.of(type(), SPECIES));
  }

  @Override
  public void load(CodeBuilder code, Runnable address) {
    code.getstatic(type(), name, SPECIES);
    address.run();
    code.invokestatic(
        type(), "fromArray", MethodTypeDesc.of(type(), SPECIES, elements.array(), CD_int));
  }

  @Override
  public void broadcast(CodeBuilder code, Runnable address) {
    code.getstatic(type(), name, SPECIES);
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
