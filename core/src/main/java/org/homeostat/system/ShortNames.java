package org.homeostat.system;

import java.util.Collection;
import java.util.List;
import org.homeostat.expression.Nearest;

/// Names of a composed system as people write them: whole (`agent.tau`), or without the prefix
/// where only one name is meant (`tau`).
public final class ShortNames {
  private ShortNames() {}

  /// The known names that `written` may stand for: itself if it is known, otherwise every known
  /// name that ends with it, sensitivities by it (`plant.x.by.agent.tau`) left out.
  public static List<String> meant(String written, Collection<String> known) {
    return known.contains(written)
        ? List.of(written)
        : known.stream().filter(name -> isShort(written, name)).toList();
  }

  private static boolean isShort(String written, String name) {
    return name.endsWith("." + written)
        && !name.substring(0, name.length() - written.length()).contains(Sensitivities.BY);
  }

  /// What to say about a name that stands for none or for several of the known names.
  public static String advice(String written, Collection<String> known) {
    List<String> meant = meant(written, known);
    if (meant.size() > 1) {
      return "write " + String.join(" or ", meant);
    }
    String near = Nearest.advice(written, known);
    return near.isEmpty() ? "known here: " + String.join(", ", known) : near;
  }
}
