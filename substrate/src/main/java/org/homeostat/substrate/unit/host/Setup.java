package org.homeostat.substrate.unit.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What the process of a unit is told before anything is loaded.
///
/// @param version of FMI: 2 or 3
/// @param exchange whether it is for model exchange, its equations solved here
/// @param preload libraries that are loaded before, for all to use
/// @param library the file of its code
/// @param token what the unit's code is asked to recognise
/// @param resources the folder of its resources
/// @param tolerance of the solution of its equations
/// @param states how many continuous states it has, if it is for model exchange
/// @param indicators how many event indicators
/// @param drives what drives it: parameters, then inputs
/// @param outputs what is seen of it
public record Setup(
    int version,
    boolean exchange,
    List<String> preload,
    String library,
    String token,
    String resources,
    double tolerance,
    int states,
    int indicators,
    List<Port> drives,
    List<Port> outputs) {
  public Setup {
    preload = List.copyOf(preload);
    drives = List.copyOf(drives);
    outputs = List.copyOf(outputs);
  }

  /// Writes it as bytes.
  public void write(DataOutput out) throws IOException {
    out.writeInt(version);
    out.writeBoolean(exchange);
    out.writeInt(preload.size());
    for (String each : preload) {
      out.writeUTF(each);
    }
    out.writeUTF(library);
    out.writeUTF(token);
    out.writeUTF(resources);
    out.writeDouble(tolerance);
    out.writeInt(states);
    out.writeInt(indicators);
    write(drives, out);
    write(outputs, out);
  }

  static Setup read(DataInput in) throws IOException {
    return new Setup(
        in.readInt(),
        in.readBoolean(),
        texts(in),
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        in.readDouble(),
        in.readInt(),
        in.readInt(),
        ports(in),
        ports(in));
  }

  private static void write(List<Port> ports, DataOutput out) throws IOException {
    out.writeInt(ports.size());
    for (Port port : ports) {
      port.write(out);
    }
  }

  private static List<String> texts(DataInput in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      texts.add(in.readUTF());
    }
    return texts;
  }

  private static List<Port> ports(DataInput in) throws IOException {
    List<Port> ports = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      ports.add(Port.read(in));
    }
    return ports;
  }

  /// How many elements ports have together.
  public static int size(List<Port> ports) {
    return ports.stream().mapToInt(Port::values).sum();
  }
}
