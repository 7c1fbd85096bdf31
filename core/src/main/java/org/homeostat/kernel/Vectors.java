package org.homeostat.kernel;

/// Whether the Vector API can be used; the classes that use it are loaded only then.
final class Vectors {
  static final boolean PRESENT =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private Vectors() {}
}
