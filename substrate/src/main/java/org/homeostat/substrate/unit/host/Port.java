package org.homeostat.substrate.unit.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// A variable through which a unit is driven or seen.
///
/// @param values how many elements it has
/// @param fixed whether it may only be set before the start
public record Port(String name, ValueType type, int reference, int values, boolean fixed) {

  void write(DataOutput out) throws IOException {
    out.writeUTF(name);
    out.writeUTF(type.title());
    out.writeInt(reference);
    out.writeInt(values);
    out.writeBoolean(fixed);
  }

  static Port read(DataInput in) throws IOException {
    return new Port(
        in.readUTF(), ValueType.of(in.readUTF()), in.readInt(), in.readInt(), in.readBoolean());
  }
}
