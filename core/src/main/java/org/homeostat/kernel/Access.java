package org.homeostat.kernel;

import java.lang.classfile.CodeBuilder;

/// Where the body of a loop finds values in memory and leaves its own.
interface Access {

  /// Whether a value of the loop is left in memory.
  boolean isStored(int value);

  /// Where a value stands; equal for values that share a place.
  Object place(int value);

  /// Whether a value from outside is one number for all that the loop passes.
  boolean isShared(int value);

  /// Brings a value from memory onto the stack.
  void load(CodeBuilder code, Emitter emitter, int value);

  /// Leaves the value of a local variable in memory.
  void store(CodeBuilder code, Emitter emitter, int value, int local);
}
