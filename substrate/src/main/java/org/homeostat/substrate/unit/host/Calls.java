package org.homeostat.substrate.unit.host;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Calls the functions of a unit's library for one instance of it.
final class Calls {
  private static final int WARNING = 1;
  private static final int DISCARD = 2;

  private final SymbolLookup library;
  private final Log log;
  private final Map<String, MethodHandle> handles = new HashMap<>();
  private MemorySegment instance = MemorySegment.NULL;

  Calls(Path file, Log log) {
    this.log = log;
    this.library = Loader.load(file);
  }

  /// Makes the instance; the arguments are those of C, integers for enumerations.
  void instantiate(String function, Object... arguments) {
    instance = (MemorySegment) invoke(function, ValueLayout.ADDRESS, arguments);
    if (instance.address() == 0) {
      throw new Refusal("it cannot be instantiated" + said());
    }
  }

  /// Calls a function that returns a status, with the instance before the arguments.
  void call(String function, Object... arguments) {
    int status = (int) invoke(function, ValueLayout.JAVA_INT, withInstance(arguments));
    if (status > WARNING) {
      String what = status == DISCARD ? " cannot be done" : " failed";
      throw new Refusal(function + what + said());
    }
  }

  /// Calls a function that reads numbers and is told how many they are.
  void give(String function, double[] numbers) {
    try (Arena inside = Arena.ofConfined()) {
      MemorySegment memory = inside.allocateFrom(ValueLayout.JAVA_DOUBLE, numbers);
      call(function, memory, (long) numbers.length);
    }
  }

  /// Calls a function that leaves numbers and is told how many; not if they are none.
  void take(String function, double[] into) {
    if (into.length > 0) {
      try (Arena inside = Arena.ofConfined()) {
        MemorySegment memory = inside.allocate(ValueLayout.JAVA_DOUBLE, into.length);
        call(function, memory, (long) into.length);
        MemorySegment.copy(memory, ValueLayout.JAVA_DOUBLE, 0, into, 0, into.length);
      }
    }
  }

  /// Calls a function that returns nothing and takes the instance alone.
  void free(String function) {
    MethodHandle handle =
        handles.computeIfAbsent(
            function, name -> linked(name, FunctionDescriptor.ofVoid(ValueLayout.ADDRESS)));
    invoked(function, handle, instance);
  }

  private String said() {
    String said = log.taken();
    return said.isEmpty() ? "" : ": " + said;
  }

  private Object[] withInstance(Object[] arguments) {
    return Stream.concat(Stream.of(instance), Stream.of(arguments)).toArray();
  }

  private Object invoke(String function, MemoryLayout result, Object[] arguments) {
    MethodHandle handle =
        handles.computeIfAbsent(
            function,
            name ->
                linked(
                    name,
                    FunctionDescriptor.of(
                        result,
                        Stream.of(arguments).map(Calls::layout).toArray(MemoryLayout[]::new))));
    return invoked(function, handle, arguments);
  }

  private static Object invoked(String function, MethodHandle handle, Object... arguments) {
    try {
      return handle.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(function, e);
    }
  }

  @SuppressWarnings("restricted")
  private MethodHandle linked(String function, FunctionDescriptor descriptor) {
    MemorySegment address =
        library.find(function).orElseThrow(() -> new Refusal("its library has no " + function));
    return Linker.nativeLinker().downcallHandle(address, descriptor);
  }

  private static MemoryLayout layout(Object argument) {
    return switch (argument) {
      case Integer _ -> ValueLayout.JAVA_INT;
      case Long _ -> ValueLayout.JAVA_LONG;
      case Double _ -> ValueLayout.JAVA_DOUBLE;
      case Boolean _ -> ValueLayout.JAVA_BOOLEAN;
      case MemorySegment _ -> ValueLayout.ADDRESS;
      default -> throw new IllegalArgumentException(argument.getClass().getName());
    };
  }
}
