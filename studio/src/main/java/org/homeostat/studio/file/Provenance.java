package org.homeostat.studio.file;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What made a run: `provenance.json`, the only file of a run that knows clock and host.
///
/// @param command the command line
public record Provenance(List<String> command, Instant started, Duration wall) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd_HH-mm-ss", Locale.ROOT);

  /// The version of the program, or `development` outside its jar.
  public static String version() {
    String packed = Provenance.class.getPackage().getImplementationVersion();
    return packed == null ? "development" : packed;
  }

  /// The time of the start as the name of a folder, in UTC: `2026-11-23_20-15-07`.
  public String stamp() {
    return STAMP.format(started.atOffset(ZoneOffset.UTC));
  }

  /// The document for a study over these seeds.
  public Map<String, Object> document(String study, long firstSeed, int seeds) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("study", study);
    said.put("first_seed", firstSeed);
    said.put("seeds", seeds);
    return document(said);
  }

  /// The document for a study that may use devices, with which it is not reproducible.
  ///
  /// @param devices what they are called
  public Map<String, Object> document(
      String study, long firstSeed, int seeds, List<String> devices) {
    Map<String, Object> said = document(study, firstSeed, seeds);
    if (!devices.isEmpty()) {
      said.put("devices", devices);
      said.put("reproducible", false);
    }
    return said;
  }

  /// The document for what is of no single study.
  public Map<String, Object> document() {
    return document(Map.of());
  }

  private Map<String, Object> document(Map<String, Object> said) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("homeostat", version());
    document.putAll(said);
    document.put("command", command);
    document.put("started", started.toString());
    document.put("wall_seconds", wall.toMillis() / 1000.0);
    document.put("host", host());
    document.put("processors", Runtime.getRuntime().availableProcessors());
    document.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    document.put("architecture", System.getProperty("os.arch"));
    document.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    return document;
  }

  private static String host() {
    String named = System.getenv("HOSTNAME");
    if (named != null && !named.isEmpty()) {
      return named;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
