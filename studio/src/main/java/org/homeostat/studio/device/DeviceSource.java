package org.homeostat.studio.device;

import java.time.Duration;
import java.util.List;

/// The device that stands for a part of a study, and how it is reached.
///
/// @param role of the part: `plant` or `agent`
/// @param command that starts it; empty if it is reached by address
/// @param host of its address; empty if it is started
/// @param timeout for each answer
/// @param allowed whether a person has allowed that it is started or connected to
public record DeviceSource(
    String role,
    List<String> command,
    String host,
    int port,
    Face face,
    Duration timeout,
    boolean allowed) {
  public DeviceSource {
    command = List.copyOf(command);
  }

  /// The same, allowed.
  public DeviceSource allow() {
    return new DeviceSource(role, command, host, port, face, timeout, true);
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
      return new Link(title(), wire, timeout, face);
    } catch (DeviceException unfit) {
      wire.close();
      throw unfit;
    }
  }
}
