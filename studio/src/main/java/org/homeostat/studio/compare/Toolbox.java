package org.homeostat.studio.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.homeostat.studio.file.FileTree;
import org.homeostat.substrate.c.CCode;
import org.homeostat.substrate.verilog.VerilogCode;

/// The compiler and the tools for an FPGA, where they are installed.
public final class Toolbox {
  private static final String ARM = "arm-none-eabi-gcc";
  private static final Pattern CELLS = Pattern.compile("ICESTORM_LC:\\s*(\\d+)\\s*/");
  private static final Pattern CLOCK =
      Pattern.compile("Max frequency for clock '.*':\\s*([0-9.]+) MHz");

  private final List<Path> search;
  private final Set<String> absent = new LinkedHashSet<>();

  /// @param search the folders in which programs are looked for
  private Toolbox(List<Path> search) {
    this.search = search;
  }

  /// Those that the path of the environment finds.
  public static Toolbox ofPath() {
    String path = System.getenv().getOrDefault("PATH", "");
    return new Toolbox(Stream.of(path.split(":", -1)).map(Path::of).toList());
  }

  /// None at all, which is not worth a note.
  public static Toolbox empty() {
    return new Toolbox(List.of());
  }

  /// What was needed and is not here, with the line that installs it.
  List<String> notes() {
    return absent.stream()
        .map(each -> each + " is not here: apt install " + packaged(each))
        .toList();
  }

  private static String packaged(String program) {
    return program.equals(ARM) ? "gcc-arm-none-eabi" : program;
  }

  private boolean has(String program) {
    boolean found = search.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(program)));
    if (!found && !search.isEmpty()) {
      absent.add(program);
    }
    return found;
  }

  /// The bytes of code for a Cortex-M4F, optimised for size.
  ProgramSize size(CCode code) {
    if (!has(ARM)) {
      return ProgramSize.UNKNOWN;
    }
    return inFolder(folder -> {
      Files.writeString(folder.resolve(code.name() + ".h"), code.header());
      Files.writeString(folder.resolve(code.name() + ".c"), code.source());
      String state = "#include \"%1$s.h\"\n%1$s s;\n".formatted(code.name());
      Files.writeString(folder.resolve("state.c"), state);
      for (String file : List.of(code.name(), "state")) {
        List<String> command = new ArrayList<>(List.of(ARM, "-std=c99", "-Os"));
        command.addAll(List.of("-mcpu=cortex-m4", "-mthumb", "-mfloat-abi=hard"));
        command.addAll(List.of("-mfpu=fpv4-sp-d16", "-ffp-contract=off", "-c", file + ".c"));
        command.addAll(List.of("-o", file + ".o", "-fcallgraph-info=su"));
        output(folder, command);
      }
      long[] program = sections(folder, code.name() + ".o");
      StackUse stack = StackUse.read(Files.readAllLines(folder.resolve(code.name() + ".ci")));
      return new ProgramSize(program[0] + program[1], sections(folder, "state.o")[2], stack.most());
    });
  }

  /// The bytes of text, data and zeroed data of an object.
  private static long[] sections(Path folder, String object)
      throws IOException, InterruptedException {
    List<String> lines = output(folder, List.of("arm-none-eabi-size", object));
    String[] columns = lines.get(1).strip().split("\\s+", -1);
    return new long[] {
      Long.parseLong(columns[0]), Long.parseLong(columns[1]), Long.parseLong(columns[2])
    };
  }

  /// What a module takes of an iCE40 UP5K, behind its shift register.
  Gates gates(VerilogCode code) {
    boolean synthesises = has("yosys");
    if (!has("nextpnr-ice40") || !synthesises) {
      return new Gates(-1, Double.NaN, code.clocks());
    }
    return inFolder(folder -> {
      String serial = code.name() + "_serial";
      Files.writeString(folder.resolve(code.name() + ".v"), code.source());
      Files.writeString(folder.resolve(serial + ".v"), code.serial());
      String synthesis = "synth_ice40 -dsp -top " + serial + " -json chip.json";
      output(folder, List.of("yosys", "-q", "-p", synthesis, code.name() + ".v", serial + ".v"));
      List<String> place = new ArrayList<>(List.of("nextpnr-ice40", "--up5k", "--package", "sg48"));
      place.addAll(
          List.of(
              "--freq", "12", "--json", "chip.json", "--asc", "chip.asc", "--timing-allow-fail"));
      String report = String.join("\n", output(folder, place));
      // the last figures are those after routing
      return new Gates((long) last(CELLS, report), last(CLOCK, report), code.clocks());
    });
  }

  private static double last(Pattern pattern, String report) {
    Matcher matcher = pattern.matcher(report);
    double last = -1;
    while (matcher.find()) {
      last = Double.parseDouble(matcher.group(1));
    }
    return last;
  }

  /// Something done in a folder that goes away afterwards.
  private interface Work<T> {
    T in(Path folder) throws IOException, InterruptedException;
  }

  private static <T> T inFolder(Work<T> work) {
    try {
      Path folder = Files.createTempDirectory("homeostat-");
      try {
        return work.in(folder);
      } finally {
        FileTree.delete(folder);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted while a tool ran", stopped));
    }
  }

  private static List<String> output(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int status = process.waitFor();
    List<String> lines = Files.readAllLines(log);
    if (status != 0) {
      String last = lines.isEmpty() ? "nothing said" : lines.getLast();
      throw new IOException(command.getFirst() + " failed: " + last);
    }
    return lines;
  }
}
