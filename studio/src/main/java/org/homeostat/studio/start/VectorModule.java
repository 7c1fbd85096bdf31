package org.homeostat.studio.start;

import java.lang.reflect.InvocationTargetException;

/// Loads the incubating module `jdk.incubator.vector` into the running program.
///
/// The documented way, `--add-modules`, prints a warning at every start that no option silences,
/// and keeps the JVM from using the module graph of its ahead-of-time cache. This way is the one
/// the JDK itself takes when an agent attaches; it is internal to the JDK, so a failure is expected
/// one day, and then costs speed, never a result: the scalar kernels give the same bytes.
final class VectorModule {
  private static final String NAME = "jdk.incubator.vector";

  private VectorModule() {}

  static void load() {
    if (ModuleLayer.boot().findModule(NAME).isPresent()) {
      return;
    }
    try {
      Class.forName("jdk.internal.module.Modules")
          .getMethod("loadModule", String.class)
          .invoke(null, NAME);
    } catch (ReflectiveOperationException | RuntimeException failure) {
      System.err.println(
          "homeostat: computing without vector instructions, several times slower: "
              + reason(failure)
              + " (HOMEOSTAT_JAVA_OPTIONS='--add-modules "
              + NAME
              + "' brings them back)");
    }
  }

  private static String reason(Exception failure) {
    return String.valueOf(
        failure instanceof InvocationTargetException wrapped ? wrapped.getCause() : failure);
  }
}
