package org.homeostat.kernel;

import java.lang.classfile.CodeBuilder;

/// Writes the bytecode of a loop body in one of the forms: plain numbers or vectors.
///
/// An address is what stands on the stack as (array, index).
sealed interface Emitter permits PlainEmitter, VectorEmitter {

  /// How many neighbours one pass of the loop computes.
  int width();

  /// How many local variables a value takes.
  int localSlots();

  /// (array, index) -> the value of neighbouring elements.
  void loadElements(CodeBuilder code);

  /// (array, index) -> one element for all neighbours.
  void loadShared(CodeBuilder code);

  /// Stores a local variable in neighbouring elements; `address` brings (array, index) onto the stack.
  void store(CodeBuilder code, int local, Runnable address);

  void loadLocal(CodeBuilder code, int local);

  void storeLocal(CodeBuilder code, int local);

  /// (arguments) -> the value of the primitive.
  void apply(CodeBuilder code, Primitive primitive);
}
