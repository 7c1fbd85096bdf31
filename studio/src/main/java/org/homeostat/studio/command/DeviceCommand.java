package org.homeostat.studio.command;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.homeostat.expression.SourceText;
import org.homeostat.studio.device.DeviceServer;
import org.homeostat.studio.device.SimulatedDevice;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.studio.study.SystemStudy;
import org.homeostat.studio.study.WrongInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat device`: a system as a device that others run their studies on.
@Command(
    name = "device",
    description =
        "Serves a system as a device, on the standard streams or at a port of this machine, by the"
            + " protocol of docs/devices.md.",
    footer = {
      "",
      "Examples:",
      "  homeostat device particle --mismatch 0.3",
      "  homeostat device chip-neuron --tunable K --mismatch 0.3",
      "  homeostat device my-system.yaml --mismatch 0.3 --noise 0.01 --tcp 7000"
    })
final class DeviceCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "A system: its file, or its name.")
  private String file = "";

  @Option(
      names = "--mismatch",
      paramLabel = "S",
      description = "Each chip has each parameter times exp(S*z), z standard normal.")
  private double mismatch;

  @Option(
      names = "--noise",
      paramLabel = "S",
      description = "What is read has normal noise of the deviation S.")
  private double noise;

  @Option(
      names = "--tunable",
      paramLabel = "NAMES",
      split = ",",
      description = "Parameters that the host sets at every step, as inputs after the others.")
  private List<String> tunable = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed k of a study has the chip N + k; N is 0 if not said.")
  private long seed;

  @Option(
      names = "--tcp",
      paramLabel = "PORT",
      description = "Listen there, for one host after the other, until stopped.")
  private int port;

  DeviceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (!(mismatch >= 0 && mismatch <= 10 && noise >= 0 && noise < Double.POSITIVE_INFINITY)) {
      throw new WrongInput("--mismatch goes from 0 to 10, and --noise from 0 on", "");
    }
    if (port < 0 || port > HIGHEST_PORT) {
      throw new WrongInput("--tcp takes a port from 1 to " + HIGHEST_PORT + ", found " + port, "");
    }
    SimulatedDevice device = device();
    if (port == 0) {
      DeviceServer.serve(device, System.in, terminal.out());
      return 0;
    }
    try (var server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      terminal.err().println("listening at localhost:" + port);
      while (true) {
        serve(device, server);
      }
    }
  }

  private void serve(SimulatedDevice device, ServerSocket server) throws IOException {
    try (Socket host = server.accept()) {
      host.setTcpNoDelay(true);
      var out = new PrintStream(host.getOutputStream(), false, StandardCharsets.UTF_8);
      DeviceServer.serve(device, host.getInputStream(), out);
    }
  }

  private SimulatedDevice device() {
    Library library = terminal.library();
    SourceText text = library.find(file);
    if (StudyReader.isStudy(text)) {
      throw new WrongInput(file + " is a study, not a system", "a device is a system by itself");
    }
    Study study = KnownFunctions.in(SystemStudy.read(text), file);
    return new SimulatedDevice(
        study.system(),
        tunable,
        study.solving().method(),
        study.solving().step(),
        mismatch,
        noise,
        seed);
  }
}
