package org.homeostat.substrate.unit.host;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;

/// What a unit has last complained about.
final class Log {
  private static final int LONGEST = 400;

  private String last = "";

  /// The last complaint, if there was one since it was last asked for.
  String taken() {
    String taken = last;
    last = "";
    return taken;
  }

  /// Called by the unit: FMI 3.0's fmi3LogMessageCallback.
  void message(MemorySegment environment, int status, MemorySegment category, MemorySegment text) {
    if (status > 0) {
      last = text(text);
    }
  }

  /// Called by the unit: FMI 2.0's fmi2CallbackLogger. Its further arguments, which printf would
  /// put into the text, are not looked at.
  void message(
      MemorySegment environment,
      MemorySegment name,
      int status,
      MemorySegment category,
      MemorySegment text) {
    message(environment, status, category, text);
  }

  /// The function that a unit of a version calls.
  @SuppressWarnings("restricted")
  MemorySegment function(int version, Arena arena) throws ReflectiveOperationException {
    var address = ValueLayout.ADDRESS;
    FunctionDescriptor descriptor =
        version == 3
            ? FunctionDescriptor.ofVoid(address, ValueLayout.JAVA_INT, address, address)
            : FunctionDescriptor.ofVoid(address, address, ValueLayout.JAVA_INT, address, address);
    MethodType type = descriptor.toMethodType();
    MethodHandle handle =
        MethodHandles.lookup().findVirtual(Log.class, "message", type).bindTo(this);
    return Linker.nativeLinker().upcallStub(handle, descriptor, arena);
  }

  /// A text of C, its first part if it is long.
  @SuppressWarnings("restricted")
  static String text(MemorySegment from) {
    if (from.address() == 0) {
      return "";
    }
    MemorySegment bytes = from.reinterpret(LONGEST);
    int length = 0;
    while (length < LONGEST && bytes.get(ValueLayout.JAVA_BYTE, length) != 0) {
      length++;
    }
    byte[] copy = bytes.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    return new String(copy, StandardCharsets.UTF_8).strip();
  }
}
