package org.homeostat.studio.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.study.Library;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `homeostat list`
@Command(
    name = "list",
    description =
        "Lists the studies, systems and learning rules that ship, and those of the working folder.",
    footer = {"", "Examples:", "  homeostat list", "  homeostat list --json"})
final class ListCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  ListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Library.Entry> entries = terminal.library().entries();
    List<Library.Entry> studies = entries.stream().filter(Library.Entry::isStudy).toList();
    List<Library.Entry> systems = entries.stream().filter(Library.Entry::isSystem).toList();
    List<Library.Entry> rules = entries.stream().filter(Library.Entry::isRule).toList();
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("studies", studies.stream().map(ListCommand::value).toList());
      document.put("systems", systems.stream().map(ListCommand::value).toList());
      document.put("rules", rules.stream().map(ListCommand::value).toList());
      terminal.out().print(Json.text(document));
    } else {
      int width = entries.stream().mapToInt(entry -> entry.path().length()).max().orElse(0);
      print("Studies (homeostat run NAME)", studies, width);
      terminal.out().println();
      print("Systems (homeostat simulate NAME)", systems, width);
      terminal.out().println();
      print("Learning rules (in a study, learn: {rule: PATH})", rules, width);
    }
    return 0;
  }

  private static Map<String, Object> value(Library.Entry entry) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("name", entry.name());
    value.put("path", entry.path());
    value.put("about", entry.about());
    return value;
  }

  private void print(String heading, List<Library.Entry> entries, int width) {
    terminal.out().println(heading);
    for (Library.Entry entry : entries) {
      String gap = " ".repeat(width - entry.path().length() + 2);
      terminal.out().println("  " + entry.path() + gap + entry.about());
    }
  }
}
