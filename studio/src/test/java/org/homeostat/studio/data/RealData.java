package org.homeostat.studio.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// The known sets, where they are installed. Elsewhere a test is skipped, and says how to install
/// them; with `HOMEOSTAT_DATA_REQUIRED` set, as in continuous integration, it fails.
public final class RealData {
  private static final DataSets SETS = DataSets.here(Path.of(""));

  private static final Map<String, Examples> READ = new ConcurrentHashMap<>();

  private RealData() {}

  /// A set, read once for all tests of a JVM.
  public static Examples read(String name) throws IOException {
    find(name);
    if (!READ.containsKey(name)) {
      READ.put(name, SETS.read(name));
    }
    return Objects.requireNonNull(READ.get(name));
  }

  static Path find(String name) {
    KnownSet set =
        SETS.known().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    return SETS.find(set).orElseGet(() -> missing(set));
  }

  private static Path missing(KnownSet set) {
    String reason = "no " + set.name() + ": " + String.join(" && ", set.install());
    assertEquals(null, System.getenv("HOMEOSTAT_DATA_REQUIRED"), reason);
    return abort(reason);
  }
}
