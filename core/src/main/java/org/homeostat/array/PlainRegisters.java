package org.homeostat.array;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/// One number at a time.
record PlainRegisters(Elements elements) implements Registers {
  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");

  @Override
  public int width() {
    return 1;
  }

  @Override
  public int localSlots() {
    return elements.kind().slotSize();
  }

  @Override
  public int sums() {
    return 8;
  }

  @Override
  public int unrolled() {
    return 2;
  }

  @Override
  public void zero(CodeBuilder code) {
    switch (elements) {
      case FLOAT -> code.fconst_0();
      case DOUBLE -> code.dconst_0();
    }
  }

  @Override
  public void load(CodeBuilder code, Runnable address) {
    address.run();
    code.arrayLoad(elements.kind());
  }

  @Override
  public void broadcast(CodeBuilder code, Runnable address) {
    load(code, address);
  }

  @Override
  public void fma(CodeBuilder code) {
    ClassDesc n = elements.number();
    code.invokestatic(MATH, "fma", MethodTypeDesc.of(n, n, n, n));
  }

  @Override
  public void store(CodeBuilder code, int local, Runnable address) {
    address.run();
    code.loadLocal(elements.kind(), local).arrayStore(elements.kind());
  }

  @Override
  public void loadLocal(CodeBuilder code, int local) {
    code.loadLocal(elements.kind(), local);
  }

  @Override
  public void storeLocal(CodeBuilder code, int local) {
    code.storeLocal(elements.kind(), local);
  }
}
