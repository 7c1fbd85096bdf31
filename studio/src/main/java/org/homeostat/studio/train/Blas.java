package org.homeostat.studio.train;

import java.util.Locale;
import org.homeostat.kernel.Execution;

/// What multiplies the matrices of a training.
public enum Blas {
  /// our own loops: the same bytes on every machine of an architecture
  JAVA,
  /// a native library, which is outside of that promise
  NATIVE;

  /// The name in a study.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  Execution execution() {
    Execution java = Execution.VECTOR.available() ? Execution.VECTOR : Execution.PLAIN;
    return this == NATIVE && Execution.NATIVE.available() ? Execution.NATIVE : java;
  }
}
