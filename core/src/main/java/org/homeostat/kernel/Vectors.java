package org.homeostat.kernel;

/// Whether the Vector API can be used; the classes that use it are loaded only then.
final class Vectors {
  /// Asked by loading a class: the module may have been added after the start of the JVM.
  static final boolean PRESENT = present();

  private Vectors() {}

  private static boolean present() {
    try {
      Class.forName("jdk.incubator.vector.DoubleVector", false, Vectors.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }
}
