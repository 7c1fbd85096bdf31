package org.homeostat.kernel;

import java.lang.classfile.CodeBuilder;
import java.util.function.IntConsumer;

/// Writes the bytecode of a loop body in one of the forms: plain numbers or vectors.
///
/// What an instruction needs on the stack is brought there by the caller's code: `address` brings
/// (array, index), and `argument.accept(i)` the value of argument `i`.
sealed interface Emitter permits PlainEmitter, VectorEmitter, NarrowEmitter {

  /// How many neighbours one pass of the loop computes.
  int width();

  /// How many local variables a value takes.
  int localSlots();

  /// Brings neighbouring elements onto the stack.
  void loadElements(CodeBuilder code, Runnable address);

  /// Brings one element, for all neighbours, onto the stack.
  void loadShared(CodeBuilder code, Runnable address);

  /// Brings a number that is known now, for all neighbours, onto the stack.
  void loadConstant(CodeBuilder code, double value);

  /// Stores a local variable in neighbouring elements.
  void store(CodeBuilder code, int local, Runnable address);

  void loadLocal(CodeBuilder code, int local);

  void storeLocal(CodeBuilder code, int local);

  /// Brings the value of a primitive onto the stack.
  void apply(CodeBuilder code, Primitive primitive, IntConsumer argument);
}
