package org.homeostat.studio.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.homeostat.energy.Settling;
import org.homeostat.energy.Settling.Update;
import org.homeostat.energy.StochasticPropagation.Window;
import org.homeostat.solver.Method;

/// Settling as plain values, as a study says it.
final class SettleText {
  private SettleText() {}

  static Map<String, Object> of(TrainSettings settings) {
    Settling settling = settings.settling();
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("by", by(settling.update()));
    said.put("free", settling.free());
    said.put("nudged", settling.nudged());
    said.put("until", settling.tolerance());
    if (settling.update() instanceof Update.Momentum(Update _, double inertia)) {
      said.put("momentum", inertia);
    }
    if (settling.update() instanceof Update.Anderson(Update _, int depth)) {
      said.put("anderson", depth);
    }
    if (settings.comparison() instanceof Comparison.Means(var _, Window window)) {
      said.put("window", pair("samples", window.samples(), "every", window.every()));
    }
    return said;
  }

  private static Object by(Update update) {
    return switch (update) {
      case Update.Synchronous _ -> "synchronous";
      case Update.Asynchronous _ -> "asynchronous";
      case Update.Flow(double step) -> Map.of("flow", step);
      case Update.Integrated(Method method, double step) -> Map.of(method.name(), step);
      case Update.Langevin(double step, double temperature) ->
          Map.of("langevin", pair("step", step, "temperature", temperature));
      case Update.Momentum(Update of, double _) -> by(of);
      case Update.Anderson(Update of, int _) -> by(of);
    };
  }

  /// Two settings in their order.
  private static Map<String, Object> pair(String one, Object is, String other, Object it) {
    Map<String, Object> pair = new LinkedHashMap<>();
    pair.put(one, is);
    pair.put(other, it);
    return pair;
  }
}
