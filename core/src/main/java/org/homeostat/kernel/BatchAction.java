package org.homeostat.kernel;

/// A piece of a batch kernel.
interface BatchAction {

  /// @param arrays of the memory, `float[]` or `double[]` by the precision
  void run(Object[] arrays);
}
