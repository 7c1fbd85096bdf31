package org.homeostat.studio.start;

import org.homeostat.studio.Main;

/// The program's entry point. The launcher sets the system property `homeostat.compute` for every
/// command that may compute; the others (list, show, help and their like) start without the vector
/// module, which costs 30 ms.
public final class Start {
  private Start() {}

  public static void main(String[] args) {
    // Else picocli looks for Groovy, and every jar is opened to find that it is not there.
    System.setProperty("picocli.disable.closures", "true");
    if (Boolean.getBoolean("homeostat.compute")) {
      VectorModule.load();
    }
    int status = Main.execute(args);
    if (status != 0) { // System.exit starts the JDK's logging first: 10 ms
      System.exit(status);
    }
  }
}
