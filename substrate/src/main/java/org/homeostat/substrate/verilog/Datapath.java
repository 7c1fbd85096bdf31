package org.homeostat.substrate.verilog;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The registers of the processor and what moves between them, as Verilog. What no instruction of
/// the program uses is left out.
final class Datapath {
  private static final Pattern DECLARATION =
      Pattern.compile("^ *(?:reg|wire|localparam)(?: \\[[^]]*])? (\\w+)", Pattern.MULTILINE);

  private final Set<MicroOperation> used;

  Datapath(Set<MicroOperation> used) {
    this.used = used;
  }

  /// The names that are declared if every operation is used.
  static List<String> names() {
    String whole = new Datapath(EnumSet.allOf(MicroOperation.class)).text();
    return DECLARATION.matcher(whole).results().map(each -> each.group(1)).toList();
  }

  String text() {
    return registers()
        + memories()
        + accumulator()
        + (uses(MicroOperation.DIVIDE, MicroOperation.ROOT) ? division() : "")
        + control();
  }

  private boolean uses(MicroOperation... any) {
    return Set.of(any).stream().anyMatch(used::contains);
  }

  private boolean multiplies() {
    return uses(MicroOperation.MULTIPLY, MicroOperation.ACCUMULATE, MicroOperation.PLAIN);
  }

  private boolean shifts() {
    return uses(
        MicroOperation.LEFT, MicroOperation.RIGHT, MicroOperation.FLOOR, MicroOperation.SCALE);
  }

  private boolean zero() {
    return uses(
        MicroOperation.DIVIDE,
        MicroOperation.LEADING,
        MicroOperation.EQUAL,
        MicroOperation.LESS_OR_EQUAL);
  }

  private static String when(boolean condition, String text) {
    return condition ? text : "";
  }

  /// That the instruction is one of some operations.
  private String isOneOf(Set<MicroOperation> operations) {
    String any =
        operations.stream()
            .sorted()
            .filter(used::contains)
            .map(each -> "op == OP_" + each)
            .collect(Collectors.joining(" || "));
    return any.isEmpty() ? "1'b0" : "(" + any + ")";
  }

  static String outputs(Set<MicroOperation> used) {
    return new Datapath(used).isOneOf(Set.of(MicroOperation.OUTPUT, MicroOperation.CHECKED_OUTPUT));
  }

  /// The names of what a clock may do.
  private String phases() {
    StringBuilder text = new StringBuilder("  // What a clock does.\n");
    int number = 0;
    for (String each : List.of("IDLE", "FETCH", "READ", "EXECUTE")) {
      phase(text, true, each, number++);
    }
    phase(text, shifts(), "SHIFT", number++);
    phase(text, multiplies(), "PRODUCT", number++);
    phase(text, uses(MicroOperation.DIVIDE), "QUOTIENT", number++);
    phase(text, uses(MicroOperation.DIVIDE), "SIGN", number++);
    phase(text, uses(MicroOperation.ROOT), "DIGIT", number++);
    phase(text, uses(MicroOperation.LEADING), "HIGHEST", number);
    return text.append('\n').toString();
  }

  private static void phase(StringBuilder text, boolean exists, String name, int number) {
    if (exists) {
      text.append("  localparam [3:0] %s = 4'd%s;\n".formatted(name, "" + number));
    }
  }

  private String registers() {
    return phases()
        + when(uses(MicroOperation.PAST), "  reg [W-1:0] past;\n  reg [H-1:0] place;\n")
        + """
          reg [3:0] phase;
          reg [P-1:0] pc;
          reg [A+4:0] word;
          wire [4:0] op = word[A+4:A];
          reg [63:0] acc;
          reg [31:0] m;
        """
        + when(multiplies() || uses(MicroOperation.ROOT), "  reg [31:0] t;\n")
        + when(multiplies(), "  reg [31:0] product;\n  reg [2:0] beat;\n")
        + when(shifts(), "  reg right;\n  reg rounds;\n  reg lost;\n")
        + when(
            shifts() || uses(MicroOperation.DIVIDE, MicroOperation.ROOT, MicroOperation.LEADING),
            "  reg [5:0] count;\n")
        + when(uses(MicroOperation.DIVIDE, MicroOperation.ROOT), "  reg [33:0] rest;\n")
        + when(uses(MicroOperation.DIVIDE), "  reg sign;\n")
        + when(uses(MicroOperation.CHOOSE), "  reg flag;\n")
        + when(uses(MicroOperation.CALL), "  reg [DEPTH*P-1:0] stack;\n")
        + "\n";
  }

  private String memories() {
    return """
      // Both memories are read in one clock.
      always @(posedge clk) if (phase == FETCH) word <= code[pc];

      always @(posedge clk) begin
        if (phase == READ) m <= memory[word[R-1:0]];
        if (phase == EXECUTE && %s) memory[word[R-1:0]] <= saved;
      end

    """
            .formatted(
                isOneOf(
                    Set.of(
                        MicroOperation.STORE,
                        MicroOperation.STORE_LONG,
                        MicroOperation.STORE_WORD)))
        + when(uses(MicroOperation.PAST), HISTORY);
  }

  private static final String HISTORY =
      """
        // So is the history of delays.
        always @(posedge clk) begin
          past <= history[place];
          if (phase == EXECUTE && op == OP_KEEP) history[place] <= acc[W-1:0];
        end

      """;

  private String accumulator() {
    boolean isLong = uses(MicroOperation.STORE_LONG);
    return """
      wire [63:0] extended = {{32{m[31]}}, m};
    """
        + when(
            zero(),
            """
              wire zero = acc == 64'd0;
            """)
        + when(
            uses(MicroOperation.CHECKED_OUTPUT),
            """
              wire at_end = acc[W-2:0] == {(W-1){~acc[W-1]}};
            """)
        + when(
            uses(MicroOperation.SCALE),
            """
              wire [5:0] distance = m[31:5] != {27{m[31]}} ? 6'd32 : m[31] ? 6'd0 - m[5:0] : m[5:0];
            """)
        + when(
            uses(MicroOperation.STORE),
            """
              wire [63:0] nearest = acc[63:W-1] == {(65-W){acc[63]}}
                  ? acc : {{(65-W){acc[63]}}, {(W-1){~acc[63]}}};
            """)
        + when(
            isLong,
            """
              wire [63:0] nearest_long = acc[63:31] == {33{acc[63]}}
                  ? acc : {{33{acc[63]}}, {31{~acc[63]}}};
            """)
        + "  wire [31:0] saved = "
        + when(isLong, "op == OP_STORE_LONG ? nearest_long[31:0] : ")
        + when(uses(MicroOperation.STORE), "op == OP_STORE ? nearest[31:0] : ")
        + "acc[31:0];\n\n"
        + adder();
  }

  private String adder() {
    return """
      // The one adder of 64 bits.
      reg [63:0] addend;
      reg carry;
      reg negate;
      wire [63:0] sum = (negate ? ~acc : acc) + addend + {63'd0, carry};

      always @* begin
        addend = 64'd0;
        carry = 1'b0;
        negate = 1'b0;
        case (phase)
          EXECUTE: begin
            if (%1$s) begin
              addend = ~extended;
              carry = 1'b1;
            end else if (%2$s) begin
              negate = 1'b1;
              carry = 1'b1;
            end else begin
              addend = extended;
            end
          end
    %3$s%4$s%5$s      default: ;
        endcase
      end

    """
        .formatted(
            isOneOf(Set.of(MicroOperation.SUBTRACT)),
            isOneOf(Set.of(MicroOperation.DIVIDE)),
            when(multiplies(), PRODUCTS),
            when(shifts(), "      SHIFT: carry = rounds & lost;\n"),
            when(
                uses(MicroOperation.DIVIDE),
                "      SIGN: begin negate = sign; carry = sign; end\n"));
  }

  private static final String PRODUCTS =
      """
            PRODUCT: begin
              case (beat)
                3'd1: addend = {32'd0, product};
                3'd2, 3'd3: addend = {16'd0, product, 16'd0};
                3'd4: addend = {product, 32'd0};
                3'd5: if (t[31]) begin addend = {~m, 32'hFFFFFFFF}; carry = 1'b1; end
                3'd6: if (m[31]) begin addend = {~t, 32'hFFFFFFFF}; carry = 1'b1; end
                default: ;
              endcase
            end
      """;

  private String division() {
    boolean roots = uses(MicroOperation.ROOT);
    boolean divides = uses(MicroOperation.DIVIDE);
    String quotient = "{1'b0, rest, acc[63]}";
    String digit = "{rest, acc[63:62]}";
    String plain = "(m[31] ? {{4{m[31]}}, m} : ~{{4{m[31]}}, m}) + {35'd0, ~m[31]}";
    String root = "~{2'd0, t, 2'b01} + 36'd1";
    return """
      // A digit of a quotient or a root: what is left less a multiple of the divisor, if that goes.
      wire [35:0] left = %s;
      wire [33:0] difference;
      wire below;
      wire unused;
      assign {below, unused, difference} = left + %s;
      wire digit = ~below%s;

    """
        .formatted(
            roots && divides
                ? "phase == DIGIT ? " + digit + " : " + quotient
                : roots ? digit : quotient,
            roots && divides
                ? "(phase == DIGIT ? " + root + " : " + plain + ")"
                : roots ? root : plain,
            divides ? " & ~(phase == QUOTIENT && count == 6'd63)" : "");
  }

  private String control() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
          always @(posedge clk) begin
            if (reset) begin
              phase <= FETCH;
              pc <= {P{1'b0}};
              done <= 1'b0;
              in_range <= 1'b1;
            end else begin
              case (phase)
                IDLE: if (start) begin
                  phase <= FETCH;
                  done <= 1'b0;
                  in_range <= 1'b1;
                end
                FETCH: begin
                  pc <= pc + {{(P-1){1'b0}}, 1'b1};
                  phase <= READ;
                end
                READ: phase <= EXECUTE;
                EXECUTE: begin
                  phase <= FETCH;
                  case (op)
        """);
    for (MicroOperation each : used) {
      text.append("            OP_%s: %s\n".formatted(each, each.effect()));
    }
    text.append("            default: ;\n          endcase\n        end\n");
    text.append(when(shifts(), SHIFTS));
    text.append(when(multiplies(), products()));
    text.append(when(uses(MicroOperation.DIVIDE), QUOTIENTS));
    text.append(when(uses(MicroOperation.ROOT), DIGITS));
    text.append(when(uses(MicroOperation.LEADING), LEADING));
    return text.append("        default: phase <= IDLE;\n      endcase\n    end\n  end\n")
        .toString();
  }

  private static final String SHIFTS =
      """
              SHIFT: begin
                if (count == 6'd0) begin
                  acc <= sum;
                  phase <= FETCH;
                end else if (count[5:3] != 3'd0) begin
                  acc <= right ? {{8{acc[63]}}, acc[63:8]} : {acc[55:0], 8'd0};
                  lost <= acc[7];
                  count <= count - 6'd8;
                end else begin
                  acc <= right ? {acc[63], acc[63:1]} : {acc[62:0], 1'b0};
                  lost <= acc[0];
                  count <= count - 6'd1;
                end
              end
      """;

  private String products() {
    String last = uses(MicroOperation.PLAIN) ? "op == OP_PLAIN ? 3'd4 : 3'd6" : "3'd6";
    return """
            PRODUCT: begin
              if (beat != 3'd0) acc <= sum;
              product <= {16'd0, beat[0] ? t[31:16] : t[15:0]} * {16'd0, beat[1] ? m[31:16] : m[15:0]};
              beat <= beat + 3'd1;
              if (beat == (%s)) phase <= FETCH;
            end
    """
        .formatted(last);
  }

  private static final String QUOTIENTS =
      """
              QUOTIENT: begin
                acc <= {acc[62:0], digit};
                rest <= digit ? difference : left[33:0];
                count <= count - 6'd1;
                if (count == 6'd0) phase <= SIGN;
              end
              SIGN: begin
                acc <= sum;
                phase <= FETCH;
              end
      """;

  private static final String DIGITS =
      """
              DIGIT: begin
                acc <= count == 6'd0 ? {32'd0, t[30:0], digit} : {acc[61:0], 2'b00};
                t <= {t[30:0], digit};
                rest <= digit ? difference : left[33:0];
                count <= count - 6'd1;
                if (count == 6'd0) phase <= FETCH;
              end
      """;

  private static final String LEADING =
      """
              HIGHEST: begin
                if (acc[63] || zero) begin
                  acc <= {{58{count[5]}}, count};
                  phase <= FETCH;
                end else begin
                  acc <= {1'b0, acc[63:1]};
                  count <= count + 6'd1;
                end
              end
      """;
}
