package org.homeostat.studio.export;

import static java.lang.ProcessBuilder.Redirect.DISCARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A C compiler that is asked for every warning, with the options of a machine, and what runs the
/// programs of that machine here.
public enum Toolchain {
  NATIVE(List.of("gcc", "-O2"), List.of(), "gcc"),
  /// A core without a fused multiply-add: it is written out.
  ARM(
      List.of("arm-linux-gnueabihf-gcc", "-O2", "-static", "-mfpu=vfpv3-d16"),
      List.of("qemu-arm"),
      "gcc-arm-linux-gnueabihf libc6-dev-armhf-cross qemu-user"),
  /// A core with the multiply-add that a Cortex-M4F has in float.
  ARM_FUSED(
      List.of("arm-linux-gnueabihf-gcc", "-Os", "-static", "-mcpu=cortex-a7", "-mfpu=vfpv4-d16"),
      List.of("qemu-arm", "-cpu", "max"),
      "gcc-arm-linux-gnueabihf libc6-dev-armhf-cross qemu-user"),
  CORTEX_M4F(
      List.of(
          "arm-none-eabi-gcc",
          "-mcpu=cortex-m4",
          "-mthumb",
          "-mfpu=fpv4-sp-d16",
          "-mfloat-abi=hard",
          "-Os"),
      List.of(),
      "gcc-arm-none-eabi"),
  CORTEX_M0(
      List.of("arm-none-eabi-gcc", "-mcpu=cortex-m0", "-mthumb", "-Os"),
      List.of(),
      "gcc-arm-none-eabi"),
  /// Numbers of 8 bits, 32 KiB of flash, 2 KiB of memory.
  ATMEGA328P(
      List.of("avr-gcc", "-mmcu=atmega328p", "-Os"),
      List.of("simavr", "-m", "atmega328p", "-f", "16000000"),
      "gcc-avr avr-libc simavr");

  private static final List<String> STRICT =
      List.of("-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-ffp-contract=off");

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
  private final List<String> compiler;

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
  private final List<String> runner;

  private final String packages;

  Toolchain(List<String> compiler, List<String> runner, String packages) {
    this.compiler = compiler;
    this.runner = runner;
    this.packages = packages;
  }

  /// Skips a test, aloud, where a program is absent.
  public void need() {
    need(compiler.getFirst(), packages);
    runner.stream().limit(1).forEach(program -> need(program, packages));
  }

  /// Skips a test, aloud, where a program is absent.
  ///
  /// @param packages that bring it
  public static void need(String program, String packages) {
    boolean here = has(program);
    String advice = "apt install " + packages;
    if (!here) {
      System.err.println("skipped: no " + program + " here; " + advice);
    }
    assumeTrue(here, "no " + program + ": " + advice);
  }

  /// Skips a test, aloud, where Python has no such modules.
  static void needPython(String modules) throws InterruptedException {
    boolean here;
    try {
      var python = new ProcessBuilder("python3", "-c", "import " + modules);
      here = python.redirectErrorStream(true).redirectOutput(DISCARD).start().waitFor() == 0;
    } catch (IOException noPython) {
      here = false;
    }
    String advice = "python3 -m pip install " + modules.replace(",", "");
    if (!here) {
      System.err.println("skipped: no " + modules + " here; " + advice);
    }
    assumeTrue(here, advice);
  }

  /// Runs a script of Python in a folder; it may print nothing.
  static void python(Path folder, String script, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", "-c", script));
    command.addAll(arguments);
    assertEquals(List.of(), output(folder, command));
  }

  private static boolean has(String program) {
    return List.of(System.getenv("PATH").split(":")).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /// Compiles sources in a folder; there may be no warning.
  void compile(Path folder, String... rest) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(compiler);
    command.addAll(STRICT);
    command.addAll(List.of(rest));
    assertEquals(List.of(), output(folder, command));
  }

  /// Runs a compiled program and returns the lines that it prints.
  List<String> run(Path folder, String... program) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(runner);
    command.addAll(List.of(program));
    return output(folder, command);
  }

  static List<String> output(Path folder, List<String> command)
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
    assertEquals(0, status, () -> command + "\n" + String.join("\n", lines));
    return lines;
  }
}
