package org.homeostat.studio.device;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeostat.system.Problems;
import org.homeostat.system.ValueReader;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlList;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads a device that stands where a system stands:
///
/// ```yaml
/// plant:
///   device: {command: [python3, neuron.py], inputs: [u], outputs: [rate], timeout: 5}
/// ```
///
/// [TunedReader] reads its `parameters`.
public final class DeviceReader {
  /// The keys of a device.
  static final List<String> KEYS =
      List.of("command", "tcp", "inputs", "parameters", "outputs", "timeout");

  static final String DEVICE = "device";
  private static final double PATIENCE = 10;
  private static final int HIGHEST_PORT = 65_535;

  private final YamlMap said;
  private final Problems problems;

  private DeviceReader(YamlMap said, Problems problems) {
    this.said = said;
    this.problems = problems;
  }

  /// Whether what stands for a part is a device.
  public static boolean isDevice(Yaml part) {
    return part instanceof YamlMap map
        && map.entries().size() == 1
        && map.entries().getFirst().name().equals(DEVICE);
  }

  /// The device; what is wrong is a problem, and then there is none.
  ///
  /// @param part for which [#isDevice] holds
  public static Optional<DeviceSource> read(String role, YamlMap part, Problems problems) {
    int before = problems.found().size();
    Optional<YamlMap> map =
        part.entries().getFirst().value().map(problems).map(all -> all.allowOnly(KEYS, problems));
    Optional<DeviceSource> source = map.map(all -> new DeviceReader(all, problems).source(role));
    return problems.found().size() == before ? source : Optional.empty();
  }

  private DeviceSource source(String role) {
    List<String> command = words();
    String address = said.get("tcp").flatMap(n -> n.text(problems)).map(YamlText::text).orElse("");
    if (said.get("command").isPresent() == said.get("tcp").isPresent()) {
      problems.add(
          said.problem(
              "a device is started or reached, one of the two",
              "write command: [python3, chip.py], or tcp: localhost:7000"));
    }
    List<Port> inputs = ports("inputs");
    List<Port> outputs = ports("outputs");
    if (said.get("outputs").isPresent() && outputs.isEmpty()) {
      said.get("outputs").ifPresent(n -> problems.add(n.problem("a device has outputs", "")));
    }
    for (Port port : outputs) {
      if (inputs.stream().anyMatch(each -> each.name().equals(port.name()))) {
        problems.add(said.problem("'" + port.name() + "' is an input and an output", ""));
      }
    }
    int colon = address.lastIndexOf(':');
    return new DeviceSource(
        role,
        command,
        colon < 0 ? "" : address.substring(0, colon),
        port(address),
        inputs,
        tuned(inputs, outputs),
        outputs,
        timeout(),
        false);
  }

  private List<Tuned> tuned(List<Port> inputs, List<Port> outputs) {
    List<String> taken = Stream.of(inputs, outputs).flatMap(List::stream).map(Port::name).toList();
    return said.get("parameters")
        .flatMap(node -> node.map(problems))
        .map(new TunedReader(inputs, taken, problems)::read)
        .orElse(List.of());
  }

  private List<String> words() {
    Optional<YamlList> list = said.get("command").flatMap(node -> node.list(problems));
    List<String> words = new ArrayList<>();
    list.map(YamlList::items).orElse(List.of()).forEach(item -> words.add(written(item)));
    if (list.isPresent() && words.isEmpty()) {
      problems.add(list.get().problem("a command has words", "command: [python3, chip.py]"));
    }
    return words;
  }

  /// A word as it is written, a number too.
  private String written(Yaml item) {
    return item instanceof YamlText text ? text.text() : "" + item.value();
  }

  private int port(String address) {
    if (said.get("tcp").isEmpty()) {
      return 0;
    }
    String digits = address.substring(address.lastIndexOf(':') + 1);
    int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
    if (port < 1 || port > HIGHEST_PORT || address.indexOf(':') < 1) {
      said.get("tcp")
          .ifPresent(node ->
              problems.add(node.problem("expected HOST:PORT", "write tcp: localhost:7000")));
    }
    return port;
  }

  private List<Port> ports(String key) {
    List<Port> ports = new ArrayList<>();
    Optional<YamlList> list =
        said.require(key, key + ": [u], or [y:2] for two numbers", problems)
            .flatMap(node -> node.list(problems));
    for (Yaml item : list.map(YamlList::items).orElse(List.of())) {
      item.text(problems)
          .ifPresent(text -> {
            try {
              ports.add(Port.parse(text.text()));
            } catch (IllegalArgumentException noPort) {
              problems.add(text.problem("" + noPort.getMessage(), ""));
            }
          });
    }
    return ports;
  }

  private Duration timeout() {
    Optional<Yaml> node = said.get("timeout");
    double seconds =
        node.flatMap(new ValueReader(problems)::quantity)
            .filter(quantity -> quantity.value().shape().isScalar())
            .map(quantity -> quantity.value().elements()[0])
            .orElse(PATIENCE);
    if (!(seconds > 0 && seconds <= 3600)) {
      node.ifPresent(
          each -> problems.add(each.problem("a timeout is above 0 and at most 3600 s", "")));
      return Duration.ofSeconds(1);
    }
    return Duration.ofNanos((long) (seconds * 1e9));
  }
}
