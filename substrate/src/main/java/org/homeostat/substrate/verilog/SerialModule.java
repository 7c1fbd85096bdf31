package org.homeostat.substrate.verilog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A module behind a shift register, for chips with fewer pins than it has bits.
final class SerialModule {
  private SerialModule() {}

  static String text(String name, Ports ports, int width) {
    List<String> out = new ArrayList<>(ports.states());
    out.addAll(ports.outputs());
    int bitsIn = ports.inputs().size() * width;
    int bitsOut = out.size() * width;
    StringBuilder joins = new StringBuilder();
    for (int i = 0; i < ports.inputs().size(); i++) {
      joins.append(
          "      .%s(given[%s:%s]),\n"
              .formatted(ports.inputs().get(i), "" + (i * width + width - 1), "" + i * width));
    }
    for (int i = 0; i < out.size(); i++) {
      joins.append(
          "      .%s(taken[%s:%s]),\n"
              .formatted(out.get(i), "" + (i * width + width - 1), "" + i * width));
    }
    return """
    // %1$s behind a shift register. While done is high and shift is high, each clock shifts a bit in
    // and one out, the highest of the last port first.
    // In:  %4$s
    // Out: %5$s
    module %1$s_serial (
        input wire clk, input wire reset, input wire start, input wire shift,
        input wire bit_in, output wire bit_out, output wire done, output wire in_range
    );
    %8$s  reg [%3$s:0] left;
      reg loaded;
      wire [%3$s:0] taken;
      assign bit_out = left[%3$s];

      always @(posedge clk) begin
        loaded <= done;
    %7$s    if (done && !loaded) left <= taken;
        else if (shift) left <= {left[%9$s:0], 1'b0};
      end

      %1$s processor (
    %6$s      .clk(clk), .reset(reset), .start(start), .done(done), .in_range(in_range));
    endmodule
    """
        .formatted(
            name,
            "",
            "" + (bitsOut - 1),
            list(ports.inputs()),
            list(out),
            joins,
            ports.inputs().isEmpty()
                ? ""
                : "    if (shift) given <= {given[" + (bitsIn - 2) + ":0], bit_in};\n",
            ports.inputs().isEmpty()
                ? "  wire unused = bit_in;\n"
                : "  reg [" + (bitsIn - 1) + ":0] given;\n",
            "" + (bitsOut - 2));
  }

  private static String list(List<String> ports) {
    List<String> reversed = new ArrayList<>(ports);
    Collections.reverse(reversed);
    return reversed.isEmpty() ? "nothing" : String.join(", ", reversed);
  }
}
