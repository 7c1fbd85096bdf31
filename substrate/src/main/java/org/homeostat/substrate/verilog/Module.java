package org.homeostat.substrate.verilog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.substrate.fixed.IntegerStep;

/// The text of the module: ports, sizes, the contents of the memories, the datapath.
final class Module {
  private static final int OPERATION_BITS = 5;
  private static final int COUNT_BITS = 6;

  /// What is declared here; the registers and wires between are the [Datapath]'s.
  private static final List<String> NAMES =
      List.of(
          "clk reset start done in_range SEED W R P A H DEPTH code memory history received"
              .split(" "));

  private final Sequence.Written written;
  private final Microcode code;
  private final Memory memory;
  private final Ports ports;
  private final int width;
  private final int argumentBits;

  Module(IntegerStep integers, Ports ports) {
    this.written = Sequence.of(integers);
    this.code = written.code();
    this.memory = written.memory();
    this.ports = ports;
    this.width = integers.format().width();
    int outputs = ports.states().size() + ports.outputs().size();
    int inputs = ports.inputs().size() + 2;
    this.argumentBits =
        Math.max(
            Math.max(bits(outputs), bits(inputs)),
            Math.max(COUNT_BITS, Math.max(bits(code.size()), bits(memory.size()))));
  }

  private static int bits(int places) {
    return Math.max(1, 32 - Integer.numberOfLeadingZeros(places - 1));
  }

  /// The names that a module may have beside those of its system.
  static Set<String> names() {
    Set<String> names = new HashSet<>(NAMES);
    names.addAll(Datapath.names());
    for (MicroOperation each : MicroOperation.values()) {
      names.add("OP_" + each);
    }
    return names;
  }

  /// The most clocks that a step takes.
  int clocks() {
    return written.clocks();
  }

  /// Whether there is a parameter SEED.
  boolean isNoisy() {
    return written.noisy();
  }

  String text(String name) {
    return opening(name)
        + sizes()
        + "  reg [A+4:0] code [0:"
        + (code.size() - 1)
        + "];\n"
        + "  reg [31:0] memory [0:"
        + (memory.size() - 1)
        + "];\n"
        + (written.history() == 0
            ? ""
            : "  reg [W-1:0] history [0:" + (written.history() - 1) + "];\n")
        + "\n"
        + contents()
        + received()
        + new Datapath(code.used()).text()
        + outputs()
        + "endmodule\n";
  }

  private String opening(String name) {
    List<String> list = new ArrayList<>();
    for (String each : List.of("clk", "reset", "start")) {
      list.add("input wire " + each);
    }
    ports.inputs().forEach(each -> list.add("input wire signed [" + (width - 1) + ":0] " + each));
    ports.states().forEach(each -> list.add("output reg signed [" + (width - 1) + ":0] " + each));
    ports.outputs().forEach(each -> list.add("output reg signed [" + (width - 1) + ":0] " + each));
    list.add("output reg done");
    list.add("output reg in_range");
    return "module "
        + name
        + (isNoisy() ? " #(parameter [63:0] SEED = 64'd1)" : "")
        + " (\n    "
        + String.join(",\n    ", list)
        + "\n);\n\n";
  }

  private String sizes() {
    StringBuilder text = new StringBuilder();
    size(text, "W", width, "bits of a number");
    size(text, "R", bits(memory.size()), "bits of an address of the memory");
    size(text, "P", bits(code.size()), "bits of a place in the program");
    size(text, "A", argumentBits, "bits of the argument of an instruction");
    if (written.history() > 0) {
      size(text, "H", bits(written.history()), "bits of a place in the history");
    }
    if (code.used().contains(MicroOperation.CALL)) {
      size(text, "DEPTH", written.depth(), "calls within calls");
    }
    text.append("\n  // What an instruction does.\n");
    int number = 0;
    for (MicroOperation each : code.used()) {
      text.append("  localparam [4:0] OP_%s = 5'd%s;\n".formatted(each, "" + number++));
    }
    return text.append('\n').toString();
  }

  private static void size(StringBuilder text, String name, int value, String about) {
    text.append("  localparam %s = %s; // %s\n".formatted(name, "" + value, about));
  }

  private String contents() {
    List<MicroOperation> numbered = List.copyOf(code.used());
    StringBuilder text = new StringBuilder("  initial begin\n");
    for (int i = 0; i < code.size(); i++) {
      MicroOperation operation = code.operation(i);
      int argument = code.argument(i);
      long word = (long) numbered.indexOf(operation) << argumentBits | argument;
      text.append(
          "    code[%s] = %s'h%s; // %s %s\n"
              .formatted(
                  "" + i,
                  "" + (argumentBits + OPERATION_BITS),
                  Long.toHexString(word),
                  operation,
                  "" + argument));
    }
    for (Map.Entry<Integer, Integer> each : memory.constants().entrySet()) {
      text.append(
          "    memory[%s] = 32'h%s;\n"
              .formatted("" + each.getValue(), HexFormat.of().toHexDigits(each.getKey())));
    }
    return text.append("  end\n\n").toString();
  }

  private String received() {
    if (!code.used().contains(MicroOperation.INPUT)) {
      return "";
    }
    StringBuilder text = new StringBuilder("  reg [63:0] received;\n\n  always @*\n");
    text.append("    case (word[A-1:0])\n");
    int place = 0;
    for (String port : ports.inputs()) {
      text.append(
          "      %s'd%s: received = {{(64-W){%s[W-1]}}, %s};\n"
              .formatted("" + argumentBits, "" + place++, port, port));
    }
    if (isNoisy()) {
      text.append(
          "      %s'd%s: received = {32'd0, SEED[31:0]};\n"
              .formatted("" + argumentBits, "" + place++));
      text.append(
          "      %s'd%s: received = {32'd0, SEED[63:32]};\n"
              .formatted("" + argumentBits, "" + place));
    }
    return text.append("      default: received = 64'd0;\n    endcase\n\n").toString();
  }

  private String outputs() {
    List<String> all = new ArrayList<>(ports.states());
    all.addAll(ports.outputs());
    if (all.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n  always @(posedge clk)\n");
    text.append("    if (phase == EXECUTE && ").append(Datapath.outputs(code.used()));
    text.append(")\n      case (word[A-1:0])\n");
    for (int i = 0; i < all.size(); i++) {
      text.append(
          "        %s'd%s: %s <= acc[W-1:0];\n".formatted("" + argumentBits, "" + i, all.get(i)));
    }
    return text.append("        default: ;\n      endcase\n").toString();
  }
}
