package org.homeostat.studio.command;

import java.util.List;
import org.homeostat.expression.Nearest;
import org.homeostat.studio.study.WrongInput;

/// A name on the command line that has to be one of several.
final class KnownName {
  private KnownName() {}

  /// @param what is named, such as `arm`
  /// @throws WrongInput with the nearest of the names, if it is none of them
  static void check(String what, String said, List<String> names) {
    if (!names.contains(said)) {
      String near = Nearest.advice(said, names);
      throw new WrongInput(
          "there is no " + what + " '" + said + "'",
          near.isEmpty() ? "known: " + String.join(", ", names) : near);
    }
  }
}
