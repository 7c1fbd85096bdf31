package org.homeostat.studio.start;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.homeostat.studio.Main;

/// A run through common commands, from which the launcher's build makes an ahead-of-time cache. All
/// classes of a cache are loaded at every start, so commands that only read have one of their own.
/// A rehearsal must not load the vector module: a cache cannot hold classes of modules that came
/// late.
public final class Rehearsal {
  private static final String[][] READING = {
    {"help"}, {"check", "systems/particle.yaml"}, {"show", "studies/paper/particle-textbook.yaml"},
  };
  private static final String[][] COMPUTING = {
    {"run", "studies/paper/particle-textbook.yaml", "--seeds", "2", "--until", "1"},
  };

  private Rehearsal() {}

  /// The arguments are `reading` or `computing`, and the folder where runs leave their results.
  public static void main(String[] args) {
    Start.main(new String[] {"list"});
    for (String[] command : args[0].equals("reading") ? READING : COMPUTING) {
      Main.run(command, nowhere(), nowhere(), Path.of(args[1]));
    }
  }

  private static PrintStream nowhere() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
