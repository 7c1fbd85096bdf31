package org.homeostat.studio.device;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a device takes and gives, in the order in which numbers are said.
///
/// @param name of the device, without blanks
public record Face(String name, List<Port> inputs, List<Port> outputs) {
  /// The version of the protocol.
  static final String VERSION = "1";

  private static final String INPUTS = "inputs";
  private static final String OUTPUTS = "outputs";

  public Face {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  static int size(List<Port> ports) {
    return ports.stream().mapToInt(Port::size).sum();
  }

  /// `device 1 NAME inputs u:1 outputs position:1:m velocity:1:m/s`
  String line() {
    List<String> words = new ArrayList<>(List.of("device", VERSION, name, INPUTS));
    inputs.forEach(port -> words.add(port.toString()));
    words.add(OUTPUTS);
    outputs.forEach(port -> words.add(port.toString()));
    return String.join(" ", words);
  }

  /// The face that such a line says.
  ///
  /// @throws IllegalArgumentException if it says none
  static Face parse(String line) {
    List<String> words = List.of(line.strip().split("\\s+", -1));
    if (words.size() < 2 || !words.getFirst().equals("device")) {
      throw new IllegalArgumentException("expected 'device " + VERSION + " NAME ...'");
    }
    if (!words.get(1).equals(VERSION)) {
      throw new IllegalArgumentException(
          "it speaks version " + words.get(1) + " of the protocol, this is " + VERSION);
    }
    int inputs = words.indexOf(INPUTS);
    int outputs = words.lastIndexOf(OUTPUTS);
    if (inputs != 3 || outputs < inputs) {
      throw new IllegalArgumentException(
          "expected 'device " + VERSION + " NAME inputs ... outputs ...'");
    }
    return new Face(
        words.get(2),
        words.subList(inputs + 1, outputs).stream().map(Port::parse).toList(),
        words.subList(outputs + 1, words.size()).stream().map(Port::parse).toList());
  }

  /// Why this is not what was expected; empty if it is.
  String misfit(Face expected) {
    if (!fits(inputs, expected.inputs)) {
      return "it takes " + said(inputs) + ", the study gives " + said(expected.inputs);
    }
    if (!fits(outputs, expected.outputs)) {
      return "it gives " + said(outputs) + ", the study takes " + said(expected.outputs);
    }
    return "";
  }

  private static boolean fits(List<Port> found, List<Port> expected) {
    boolean fits = found.size() == expected.size();
    for (int i = 0; fits && i < found.size(); i++) {
      fits = found.get(i).fits(expected.get(i));
    }
    return fits;
  }

  private static String said(List<Port> ports) {
    return ports.isEmpty()
        ? "nothing"
        : ports.stream()
            .map(each -> each.name() + ":" + each.size())
            .collect(Collectors.joining(" "));
  }
}
