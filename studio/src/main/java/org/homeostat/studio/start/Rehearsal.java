package org.homeostat.studio.start;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.homeostat.studio.Main;

/// One run through the common commands, from which the launcher's build makes the ahead-of-time
/// cache. It must not load the vector module: a cache cannot hold classes of modules that came
/// late.
public final class Rehearsal {
  private Rehearsal() {}

  /// The argument is the folder where the rehearsed runs leave their results.
  public static void main(String[] args) {
    Start.main(new String[] {"list"});
    for (String[] command :
        new String[][] {
          {"help"},
          {"check", "systems/particle.yaml"},
          {"show", "studies/paper/particle-textbook.yaml"},
          {"run", "studies/paper/particle-textbook.yaml", "--seeds", "2", "--until", "1"},
        }) {
      Main.run(command, nowhere(), nowhere(), Path.of(args[0]));
    }
  }

  private static PrintStream nowhere() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
