package org.homeostat.substrate.unit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.homeostat.substrate.unit.host.Host;
import org.homeostat.substrate.unit.host.Port;
import org.homeostat.substrate.unit.host.Setup;

/// A unit at work in a process of its own, which knows only the folder of its files and ends when
/// this is closed, or we end.
final class UnitProcess implements AutoCloseable {
  private static final String PYTHON =
      "--unit-library with the path of libpython3.so's version loads Python before it";
  private static final double USUAL_TOLERANCE = 1e-9;
  private static final int LONGEST_TEXT = 70_000;

  /// The exit code of a process that a signal has ended is this and its number.
  private static final int SIGNAL = 128;

  private final String name;
  private final int seconds;
  private final PrivateFolder folder;
  private final Process process;
  private final Watch watch;
  private final Complaints complaints;
  private final DataOutputStream out;
  private final DataInputStream in;

  private UnitProcess(ImportedUnit unit, int seconds, PrivateFolder folder) throws IOException {
    this.name = unit.file().getFileName().toString();
    this.seconds = seconds;
    this.folder = folder;
    this.process =
        new ProcessBuilder(command(folder.path())).directory(folder.path().toFile()).start();
    this.watch = new Watch(process, seconds);
    this.complaints = new Complaints(process.getErrorStream());
    this.out = new DataOutputStream(process.getOutputStream());
    this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  /// Extracts a unit and starts its process.
  ///
  /// @throws UnitException if it has no library for this machine
  static UnitProcess start(ImportedUnit unit, UnitEnvironment.Leave leave) throws IOException {
    PrivateFolder folder = new PrivateFolder("homeostat-unit");
    try {
      Path library = extracted(unit, folder.path());
      Setup setup = setup(unit, leave.preload(), library, folder.path());
      var process = new UnitProcess(unit, leave.seconds(), folder);
      process.tell(setup);
      return process;
    } catch (IOException | RuntimeException failed) {
      folder.close();
      throw failed;
    }
  }

  /// The JDK's own program, with the one jar or folder of classes that the host stands in. A crash
  /// leaves no file.
  private static List<String> command(Path folder) {
    try {
      var source = Host.class.getProtectionDomain().getCodeSource().getLocation();
      return List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-XX:ErrorFile=/dev/null",
          "-XX:-CreateCoredumpOnCrash",
          "-Xmx256m",
          "-Xss8m",
          "--enable-native-access=ALL-UNNAMED",
          "-cp",
          Path.of(source.toURI()).toString(),
          Host.class.getName(),
          "" + ProcessHandle.current().pid(),
          folder.toString());
    } catch (URISyntaxException odd) {
      throw new IllegalStateException(odd);
    }
  }

  /// The library of a unit, extracted with what it needs.
  private static Path extracted(ImportedUnit unit, Path folder) throws IOException {
    Description description = unit.description();
    Platform platform = Platform.here();
    String place = platform.folder(description.version());
    String library = place + description.library() + platform.suffix();
    try (var archive = new Archive(unit.file())) {
      if (!archive.has(library)) {
        throw UnitException.of("the unit has no " + library + ", the library for this machine");
      }
      archive.extract(place, folder);
      archive.extract("resources/", folder);
    }
    return folder.resolve(library);
  }

  private static Setup setup(ImportedUnit unit, List<String> preload, Path library, Path folder) {
    Description said = unit.description();
    double tolerance = said.experiment().tolerance();
    List<Port> drives = said.drives().stream().map(Quantity::port).toList();
    List<Port> outputs = said.outputs().stream().map(Quantity::port).toList();
    return new Setup(
        said.version(),
        !said.takesSteps(),
        preload,
        library.toString(),
        said.token(),
        folder.resolve("resources").toString(),
        tolerance > 0 ? tolerance : USUAL_TOLERANCE,
        said.states(),
        said.indicators(),
        drives,
        outputs);
  }

  private void tell(Setup setup) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var order = new DataOutputStream(bytes);
    order.writeByte(Host.SETUP);
    setup.write(order);
    try {
      ask(bytes, new double[0]);
    } catch (UnitFailure failed) {
      close();
      throw failed;
    }
  }

  /// Starts an instance.
  void begin(int instance, double time, double[] drive, double[] seen) {
    ask(order(Host.START, instance, new double[] {time}, drive), seen);
  }

  /// Moves an instance on.
  void move(int instance, double time, double length, double[] drive, double[] seen) {
    ask(order(Host.MOVE, instance, new double[] {time, length}, drive), seen);
  }

  private static ByteArrayOutputStream order(
      int which, int instance, double[] times, double[] drive) {
    var bytes = new ByteArrayOutputStream(64 + 8 * drive.length);
    try (var order = new DataOutputStream(bytes)) {
      order.writeByte(which);
      order.writeInt(instance);
      for (double each : times) {
        order.writeDouble(each);
      }
      for (double each : drive) {
        order.writeDouble(each);
      }
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytes;
  }

  /// Sends an order and waits for the answer.
  private void ask(ByteArrayOutputStream order, double[] seen) {
    watch.begins();
    try {
      out.writeInt(order.size());
      order.writeTo(out);
      out.flush();
      answer(seen);
    } catch (IOException ended) {
      throw ended();
    } finally {
      watch.ends();
    }
  }

  private void answer(double[] seen) throws IOException {
    int length = in.readInt();
    int status = in.readByte();
    if (status == 0 && length == 1 + 8 * seen.length) {
      for (int i = 0; i < seen.length; i++) {
        seen[i] = in.readDouble();
      }
    } else if (status == 1 && length <= LONGEST_TEXT) {
      String said = in.readUTF();
      boolean python = said.matches(".*undefined symbol: _?Py.*");
      throw new UnitFailure(name + ": " + said, python ? PYTHON : "");
    } else {
      throw new IOException("not an answer");
    }
  }

  /// Why the process no longer answers.
  private RuntimeException ended() {
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        return new UnitFailure(name + " disturbed its process, which was ended", "");
      }
      if (watch.late()) {
        return new UnitFailure(
            name + " did not return within " + seconds + " s, and was ended",
            "--unit-seconds gives one call of it more time");
      }
      if (Thread.currentThread().isInterrupted()) {
        return new CancellationException("interrupted");
      }
      String last = complaints.last();
      int code = process.exitValue();
      return new UnitFailure(
          code > SIGNAL || last.startsWith("SIG")
              ? name + " crashed" + (code > SIGNAL ? ", with signal " + (code - SIGNAL) : "")
              : name + " ended its process, with code " + code,
          last.isEmpty() ? "" : "the last it said: " + last);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new CancellationException("interrupted");
    }
  }

  /// Ends the process, after it has freed its instances if it still can, and removes its files.
  @Override
  public void close() {
    try (folder) {
      if (process.isAlive()) {
        ask(ending(), new double[0]);
        process.waitFor(2, TimeUnit.SECONDS);
      }
    } catch (UnitFailure | CancellationException alreadyOver) {
      // it has ended, which is what was wanted
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }

  private static ByteArrayOutputStream ending() {
    var bytes = new ByteArrayOutputStream(1);
    bytes.write(Host.END);
    return bytes;
  }
}
