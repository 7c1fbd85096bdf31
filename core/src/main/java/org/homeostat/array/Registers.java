package org.homeostat.array;

import java.lang.classfile.CodeBuilder;

/// Writes the bytecode of what a tile does with a register: one number or a vector of neighbouring
/// columns.
sealed interface Registers permits PlainRegisters, VectorRegisters {

  /// The neighbouring columns of a register.
  int width();

  /// How many local variables a register takes.
  int localSlots();

  /// How many registers of sums a tile may keep beside those that it reads into.
  int sums();

  /// How many steps of the depth a tile takes at a time.
  int unrolled();

  /// Brings a register of zeros onto the stack.
  void zero(CodeBuilder code);

  /// Brings neighbouring elements onto the stack; `address` brings (array, index).
  void load(CodeBuilder code, Runnable address);

  /// Brings one element, for all columns, onto the stack.
  void broadcast(CodeBuilder code, Runnable address);

  /// From (a, b, c) on the stack to `a*b + c`, rounded once.
  void fma(CodeBuilder code);

  /// Stores a local variable in neighbouring elements.
  void store(CodeBuilder code, int local, Runnable address);

  void loadLocal(CodeBuilder code, int local);

  void storeLocal(CodeBuilder code, int local);
}
