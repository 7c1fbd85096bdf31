package org.homeostat.studio.study;

import org.homeostat.solver.Environment;
import org.homeostat.substrate.unit.ImportedUnit;
import org.homeostat.substrate.unit.UnitEnvironment;

/// Whether code of others that is no text, such as that of a unit, may run.
///
/// @param allowed whether a person has said so
/// @param leave how it may run
public record NativeCode(boolean allowed, UnitEnvironment.Leave leave) {
  static final NativeCode REFUSED = new NativeCode(false, UnitEnvironment.Leave.USUAL);

  /// A unit as an environment; one that is not allowed can be looked at, but does not run.
  Environment environment(ImportedUnit unit) {
    if (allowed) {
      return new UnitEnvironment(unit, leave);
    }
    return _ -> {
      throw new WrongInput(
          unit.file().getFileName() + " holds machine code, which can do whatever you can",
          "if you trust who made it, run it with --allow-native");
    };
  }
}
