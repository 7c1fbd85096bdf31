package org.homeostat.substrate.unit.host;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/// Loads libraries by the system's `dlopen`, which says why it cannot, as the JDK does not.
final class Loader {
  private static final int LAZY = 1;
  private static final int NOW = 2;
  private static final int GLOBAL_LINUX = 0x100;
  private static final int GLOBAL_MACOS = 8;

  private Loader() {}

  /// Loads a library whose names all later ones may use.
  static void preload(String file) {
    boolean linux = System.getProperty("os.name").startsWith("Linux");
    open(file, NOW | (linux ? GLOBAL_LINUX : GLOBAL_MACOS));
  }

  /// The functions of a library.
  @SuppressWarnings("restricted")
  static SymbolLookup load(Path file) {
    open(file.toString(), LAZY);
    return SymbolLookup.libraryLookup(file, Arena.global());
  }

  @SuppressWarnings("restricted")
  private static void open(String file, int how) {
    Linker linker = Linker.nativeLinker();
    var address = ValueLayout.ADDRESS;
    try (Arena arena = Arena.ofConfined()) {
      var open = linker.defaultLookup().find("dlopen").orElseThrow();
      var handle =
          linker.downcallHandle(
              open, FunctionDescriptor.of(address, address, ValueLayout.JAVA_INT));
      MemorySegment opened = (MemorySegment) handle.invoke(arena.allocateFrom(file), how);
      if (opened.address() == 0) {
        var error = linker.defaultLookup().find("dlerror").orElseThrow();
        var why = linker.downcallHandle(error, FunctionDescriptor.of(address));
        throw new Refusal("it cannot be loaded: " + Log.text((MemorySegment) why.invoke()));
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
