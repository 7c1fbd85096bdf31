package org.homeostat.studio.device;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Lines of text to and from a device. A line that comes is waited for no longer than is said, and
/// read no further than a limit.
final class Wire implements AutoCloseable {
  /// Characters of the longest line.
  static final int LONGEST = 1_000_000;

  private static final int WAITING = 64;
  private static final long GRACE = 1000;

  private final OutputStream out;
  private final AutoCloseable end;
  private final BlockingQueue<Optional<String>> lines = new ArrayBlockingQueue<>(WAITING);
  private final Thread reader;

  private Wire(InputStream in, OutputStream out, AutoCloseable end) {
    this.out = out;
    this.end = end;
    this.reader = Thread.ofVirtual().name("lines of a device").start(() -> read(in));
  }

  /// The standard streams of a process that is started.
  ///
  /// @throws DeviceException if it cannot be started
  static Wire start(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      return new Wire(process.getInputStream(), process.getOutputStream(), () -> stop(process));
    } catch (IOException unknown) {
      throw new DeviceException(
          "cannot start '" + String.join(" ", command) + "'",
          "is " + command.getFirst() + " installed and on the PATH?");
    }
  }

  /// A connection, which is tried again until the time is over.
  ///
  /// @throws DeviceException if nobody answers until then
  static Wire connect(String host, int port, Duration timeout) {
    long until = System.nanoTime() + timeout.toNanos();
    while (true) {
      var socket = new Socket();
      try {
        socket.connect(
            new InetSocketAddress(InetAddress.getByName(host), port), (int) timeout.toMillis());
        socket.setTcpNoDelay(true);
        return new Wire(socket.getInputStream(), socket.getOutputStream(), socket);
      } catch (IOException refused) {
        close(socket);
        if (System.nanoTime() >= until) {
          throw new DeviceException(
              "nobody answers at " + host + ":" + port, "start the device before the study");
        }
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    }
  }

  private static void close(AutoCloseable each) {
    try {
      each.close();
    } catch (Exception alreadyGone) {
      // what cannot be closed is gone
    }
  }

  private static void stop(Process process) throws InterruptedException {
    close(process.getOutputStream());
    if (!process.waitFor(GRACE, TimeUnit.MILLISECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private void read(InputStream in) {
    try (Reader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      var line = new StringBuilder();
      for (int c = text.read(); c >= 0; c = text.read()) {
        if (c == '\n') {
          lines.put(Optional.of(line.toString().strip()));
          line.setLength(0);
        } else if (line.length() < LONGEST) {
          line.append((char) c);
        }
      }
    } catch (IOException broken) {
      // as the end of the stream
    } catch (InterruptedException closed) {
      return;
    }
    // room for the end, behind what has come
    while (!lines.offer(Optional.empty()) && !Thread.interrupted()) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  /// @throws IOException if the device is gone
  void send(String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /// The next line.
  ///
  /// @throws IOException if it does not come in time, or the device is gone
  String receive(Duration timeout) throws IOException {
    try {
      Optional<String> line = lines.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
      if (line == null) {
        throw new IOException("no answer within " + timeout.toMillis() / 1000.0 + " s");
      }
      return line.orElseThrow(() -> new IOException("it is gone"));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stopped);
    }
  }

  /// Ends the connection; a process that does not end by itself within a second is killed.
  @Override
  public void close() {
    close(end);
    reader.interrupt();
  }
}
