package org.homeostat.substrate.unit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The end of what a process prints.
final class Complaints {
  private static final int KEPT = 1 << 14;

  private final byte[] ring = new byte[KEPT];
  private final Thread reader;
  private long count;

  Complaints(InputStream from) {
    this.reader = Thread.ofPlatform().daemon().name("homeostat-unit").start(() -> drain(from));
  }

  private void drain(InputStream from) {
    byte[] buffer = new byte[1 << 12];
    try (from) {
      for (int got = from.read(buffer); got >= 0; got = from.read(buffer)) {
        synchronized (ring) {
          for (int i = 0; i < got; i++) {
            ring[(int) (count++ % KEPT)] = buffer[i];
          }
        }
      }
    } catch (IOException over) {
      // the process has ended
    }
  }

  /// What a process that has ended said last: the line of a crash with its place, or its last one.
  String last() throws InterruptedException {
    reader.join(1000);
    List<String> lines = text().lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    String signal = first(lines, "SIG");
    String frame = first(lines, "C  [");
    if (!signal.isEmpty()) {
      return signal.replaceFirst(" \\(0x.*", "")
          + (frame.isEmpty() ? "" : " in " + frame.substring(3));
    }
    return lines.isEmpty() ? "" : lines.getLast();
  }

  private String text() {
    synchronized (ring) {
      int start = count > KEPT ? (int) (count % KEPT) : 0;
      byte[] bytes = new byte[(int) Math.min(count, KEPT)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = ring[(start + i) % KEPT];
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /// The rest of the first line of a crash that begins so.
  private static String first(List<String> lines, String begins) {
    return lines.stream()
        .map(line -> line.replaceFirst("^#\\s*", ""))
        .filter(line -> line.startsWith(begins))
        .findFirst()
        .orElse("");
  }
}
