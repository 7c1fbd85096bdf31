package org.homeostat.studio.device;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.homeostat.expression.Printer;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemBuilder;
import org.homeostat.system.Variable;

/// The device that stands for a part of a study, and how it is reached.
///
/// @param role of the part: `plant` or `agent`
/// @param command that starts it; empty if it is reached by address
/// @param host of its address; empty if it is started
/// @param inputs that the study connects
/// @param tuned parameters that it sets
/// @param timeout for each answer
/// @param allowed whether a person has allowed that it is started or connected to
public record DeviceSource(
    String role,
    List<String> command,
    String host,
    int port,
    List<Port> inputs,
    List<Tuned> tuned,
    List<Port> outputs,
    Duration timeout,
    boolean allowed) {
  public DeviceSource {
    command = List.copyOf(command);
    inputs = List.copyOf(inputs);
    tuned = List.copyOf(tuned);
    outputs = List.copyOf(outputs);
  }

  /// The same, allowed.
  public DeviceSource allow() {
    return new DeviceSource(role, command, host, port, inputs, tuned, outputs, timeout, true);
  }

  /// What goes over the wire: after the inputs what pushes neurons, and then the parameters.
  Face face() {
    List<Port> all = new ArrayList<>(inputs);
    tuned.stream().filter(each -> !each.push().isEmpty()).map(Tuned::pushed).forEach(all::add);
    tuned.stream().map(Tuned::port).forEach(all::add);
    return new Face(DeviceReader.DEVICE, all, outputs);
  }

  /// The quantities of the part whose values these are, in the same order.
  List<String> drives() {
    List<String> all = new ArrayList<>();
    inputs.forEach(port -> all.add(port.name()));
    tuned.stream().map(Tuned::push).filter(push -> !push.isEmpty()).forEach(all::add);
    tuned.stream().map(Tuned::source).forEach(all::add);
    return all;
  }

  /// The system that stands for the device among equations: no equations, what is seen are inputs
  /// of the names of its outputs.
  public DynamicalSystem shell() {
    SystemBuilder shell = DynamicalSystem.named(DeviceReader.DEVICE);
    inputs.forEach(port -> shell.input(port.name(), port.shape()));
    for (Tuned each : tuned) {
      Variable parameter = each.parameter();
      shell.parameter(parameter.name(), parameter.start());
      shell.equations(each.drive().name() + " = " + Printer.print(each.drive().value()));
    }
    for (Port port : outputs) {
      shell.input(port.name(), port.shape());
      shell.output(port.name(), port.name());
    }
    return shell.build();
  }

  /// The system that is solved, which learns, with what else goes to the device.
  public DynamicalSystem pushing(DynamicalSystem system) {
    return Tuned.pushing(system, role, tuned);
  }

  /// What it is called in messages.
  public String title() {
    return command.isEmpty() ? host + ":" + port : "'" + String.join(" ", command) + "'";
  }

  /// Starts or reaches it, and greets it.
  ///
  /// @throws DeviceException if it is not there or not what the study says
  Link open() {
    if (!allowed) {
      throw new DeviceException(
          "the study wants the device " + title(), "it may be used with --allow-devices");
    }
    Wire wire = command.isEmpty() ? Wire.connect(host, port, timeout) : Wire.start(command);
    try {
      return new Link(title(), wire, timeout, face());
    } catch (DeviceException unfit) {
      wire.close();
      throw unfit;
    }
  }
}
