package org.homeostat.studio.command;

import org.homeostat.studio.file.Provenance;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// `homeostat version`
@Command(
    name = "version",
    description = "Prints the version and the Java that runs it.",
    footer = {"", "Example:", "  homeostat version"})
final class VersionCommand implements Runnable, IVersionProvider {
  private final Terminal terminal;

  VersionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    terminal.out().println(getVersion()[0]);
  }

  @Override
  public String[] getVersion() {
    return new String[] {"homeostat " + Provenance.version() + " (Java " + Runtime.version() + ")"};
  }
}
