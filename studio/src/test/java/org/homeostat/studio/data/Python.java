package org.homeostat.studio.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Files by another hand: Python's libraries write them.
record Python(Path folder) {
  private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

  /// Runs a script in the folder; the test is skipped where Python lacks the modules.
  void run(String modules, String script) throws Exception {
    assumeTrue(
        KNOWN.computeIfAbsent(modules, this::has),
        "no python3 with " + modules + ": python3 -m pip install " + modules.replace(",", ""));
    Process process = start("import " + modules + "\n" + script);
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), printed);
  }

  private boolean has(String modules) {
    try {
      return start("import " + modules).waitFor() == 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Process start(String script) {
    try {
      return new ProcessBuilder("python3", "-c", script)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .start();
    } catch (IOException noPython) {
      return abort("no python3");
    }
  }
}
