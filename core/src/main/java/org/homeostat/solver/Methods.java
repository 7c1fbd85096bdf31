package org.homeostat.solver;

import java.util.List;
import org.homeostat.expression.Nearest;

/// The methods that studies know by name. A new one is a file and a line here; a simulation also
/// takes methods that are not listed.
public final class Methods {
  private Methods() {}

  private static final List<Method> ALL =
      List.of(
          new EulerMaruyama(),
          new ExponentialEuler(),
          new Milstein(),
          new Heun(),
          new Sra1(),
          new Shark(),
          new RungeKutta4(),
          new Tsitouras5());

  /// All methods, in the order in which documents list them.
  public static List<Method> all() {
    return ALL;
  }

  public static List<String> names() {
    return ALL.stream().map(Method::name).toList();
  }

  /// The method of this name.
  ///
  /// @throws RefusedException if there is none; the message has the nearest names
  public static Method named(String name) {
    return ALL.stream()
        .filter(method -> method.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private static RefusedException unknown(String name) {
    String near = Nearest.advice(name, names());
    return new RefusedException(
        "there is no method '" + name + "'",
        near.isEmpty() ? "the methods are " + String.join(", ", names()) : near);
  }
}
