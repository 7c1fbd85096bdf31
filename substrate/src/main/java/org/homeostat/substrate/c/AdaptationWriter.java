package org.homeostat.substrate.c;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Adaptation;
import org.homeostat.kernel.Iteration;
import org.homeostat.kernel.Program;
import org.homeostat.substrate.program.Functions;
import org.homeostat.substrate.program.Hoisting;
import org.homeostat.substrate.program.Identifiers;
import org.homeostat.substrate.program.Known;

/// Writes an adaptation as C99: weights stand in a struct of the caller's, and are moved where they
/// stand; everything else is on the stack.
final class AdaptationWriter {
  private static final String REST = "rest ";

  private final Adaptation adaptation;
  private final Iteration free;
  private final String about;
  private final Unit unit;
  private final String real;
  private final Functions functions;
  private final String name;
  private final Map<String, String> weights = new LinkedHashMap<>();
  private final Identifiers identifiers = Identifiers.inC();
  private final Map<String, String> members = new LinkedHashMap<>();
  private final Map<String, Shape> shapes = new LinkedHashMap<>();

  /// @param about what it is, for people
  AdaptationWriter(Adaptation adaptation, String name, String about) {
    this.adaptation = adaptation;
    this.free = adaptation.free();
    this.about = about;
    this.unit = new Unit(free.read().precision());
    this.real = unit.real();
    this.functions = Functions.in(unit.precision());
    this.name = Identifiers.inC().of(name);
    var own = Identifiers.inC();
    adaptation.weights().forEach((weight, _) -> weights.put(weight, own.of(weight)));
  }

  CCode write() {
    free.start()
        .forEach((state, value) -> {
          member(state, value.shape());
          member(REST + state, value.shape());
          for (int k = 0; k < adaptation.phases().size(); k++) {
            member(Adaptation.at(state, k), value.shape());
          }
        });
    member(adaptation.pull(), Shape.SCALAR);
    member(adaptation.target().name(), adaptation.target().shape());
    Program step = free.step();
    Hoisting hoisting = Hoisting.of(step, Known.values(step, free.constants()).keySet());
    hoisting.kept().forEach(this::member);
    String bodies =
        function("fix(settling *s, const NAME *w, const REAL *x)", fix(hoisting.once()))
            + function(
                    "advance(settling *s, const NAME *w, REAL tolerance)", advance(hoisting.each()))
                .replace("static void", "static int")
            + settle()
            + predict()
            + learn();
    return new CCode(name, header(), source(bodies), sum(), weights, Map.of());
  }

  private void member(String variable, Shape shape) {
    members.put(variable, identifiers.of(variable));
    shapes.put(variable, shape);
  }

  private String function(String head, String statements) {
    return ("static void " + head + " {\n" + statements + "}\n\n")
        .replace("NAME", name)
        .replace("REAL", real);
  }

  private String source(String bodies) {
    StringBuilder text = new StringBuilder();
    text.append("/* %1$s: see %1$s.h. */\n#include \"%1$s.h\"\n\n".formatted(name));
    text.append(NumberWriter.GUARDS);
    String init = init();
    text.append(unit.text());
    text.append("/* What moves while an example is looked at. */\ntypedef struct {\n");
    members.forEach((variable, member) ->
        text.append(CCode.member(real, member, shape(variable))).append('\n'));
    return text.append("} settling;\n\n").append(init).append(bodies).toString();
  }

  private Shape shape(String variable) {
    return Objects.requireNonNull(shapes.get(variable), variable);
  }

  private String init() {
    StringBuilder text = new StringBuilder("void %1$s_init(%1$s *w) {\n".formatted(name));
    adaptation
        .weights()
        .forEach((weight, value) ->
            text.append(IterationWriter.begin(unit, "w->" + weights.get(weight), value)));
    return text.append("}\n\n").toString();
  }

  private String fix(Program once) {
    Body body = body(once, _ -> "");
    body.assign(this::place);
    String unused = once.results().isEmpty() ? "  (void) s; (void) w; (void) x;\n" : "";
    return unused + body.text();
  }

  private String advance(Program each) {
    Body body = body(each, _ -> "");
    String computed = body.text();
    StringBuilder moves = new StringBuilder("  int moves = tolerance == 0;\n");
    for (String state : free.watched()) {
      moves.append(
          IterationWriter.moves(
              unit, shape(state), body.element(state, "i"), place(state), "tolerance"));
    }
    body.assign(this::place);
    return computed + moves + body.text().substring(computed.length()) + "  return moves;\n";
  }

  private String settle() {
    StringBuilder text = new StringBuilder("  s->" + members.get(adaptation.pull()) + " = 0;\n");
    int classes = adaptation.target().shape().size();
    text.append(
        "  for (int i = 0; i < %s; i++) %s[i] = i == label;\n"
            .formatted("" + classes, place(adaptation.target().name())));
    free.start()
        .forEach((state, value) -> text.append(IterationWriter.begin(unit, place(state), value)));
    text.append("  fix(s, w, x);\n");
    text.append(repeat(free.most(), free.tolerance()));
    return function(
        "settle(settling *s, const NAME *w, const REAL *x, int label)", text.toString());
  }

  private String repeat(int most, double tolerance) {
    return "  for (int k = 0; k < %s && advance(s, w, %s); k++) {\n  }\n"
        .formatted("" + most, Numbers.of(tolerance, unit.precision()));
  }

  private String predict() {
    Map<String, Tensor> constants = new LinkedHashMap<>(free.constants());
    constants.put(adaptation.target().name(), Tensor.zeros(adaptation.target().shape()));
    Program read = free.read();
    Body body = Body.of(unit, read, Known.values(read, constants), functions, this::read);
    body.assign(_ -> "scores");
    String reads = body.text().contains("w->") ? "" : "  (void) w;\n";
    int classes = adaptation.target().shape().size();
    return function("tell(const settling *s, const NAME *w, REAL *scores)", reads + body.text())
        + """
        static int best(const REAL *scores) {
          int best = 0;
          for (int i = 1; i < CLASSES; i++) {
            if (scores[i] > scores[best]) best = i;
          }
          return best;
        }

        int NAME_predict(const NAME *w, const REAL *x, REAL *scores) {
          settling all;
          settle(&all, w, x, -1);
          tell(&all, w, scores);
          return best(scores);
        }

        """
            .replace("NAME", name)
            .replace("REAL", real)
            .replace("CLASSES", "" + classes);
  }

  private String learn() {
    StringBuilder text =
        new StringBuilder(
            "int %1$s_learn(%1$s *w, const %2$s *x, int label) {\n".formatted(name, real));
    text.append("  settling all, *s = &all;\n");
    text.append("  REAL scores[CLASSES];\n");
    text.append("  settle(s, w, x, label);\n  tell(s, w, scores);\n");
    free.start().keySet().forEach(state -> text.append(copy(state, REST + state)));
    for (int k = 0; k < adaptation.phases().size(); k++) {
      int phase = k;
      Adaptation.Phase at = adaptation.phases().get(k);
      free.start().keySet().forEach(state -> text.append(copy(REST + state, state)));
      if (at.pull() != 0) {
        text.append(
            "  %s = %s;\n"
                .formatted(place(adaptation.pull()), Numbers.of(at.pull(), unit.precision())));
        text.append(repeat(at.most(), at.tolerance()));
      }
      free.start().keySet().forEach(state -> text.append(copy(state, Adaptation.at(state, phase))));
    }
    text.append("  update(w, s, x);\n  return best(scores);\n}\n");
    return update()
        + text.toString()
            .replace("REAL", real)
            .replace("CLASSES", "" + adaptation.target().shape().size());
  }

  private String update() {
    Map<String, String> next = new LinkedHashMap<>();
    weights.keySet().forEach(weight -> next.put(Adaptation.next(weight), weight));
    Body body = body(adaptation.update(), result -> next.getOrDefault(result, ""));
    body.assign(result -> "w->" + weights.get(next.get(result)));
    return function("update(NAME *w, const settling *s, const REAL *x)", body.text());
  }

  private String copy(String from, String to) {
    return shape(from).isScalar()
        ? "  %s = %s;\n".formatted(place(to), place(from))
        : "  for (int i = 0; i < %s; i++) %s[i] = %s[i];\n"
            .formatted("" + shape(from).size(), place(to), place(from));
  }

  private Body body(Program program, Function<String, String> inPlace) {
    Map<Integer, Tensor> known = Known.values(program, free.constants());
    return Body.of(unit, program, known, functions, this::read, inPlace);
  }

  private String read(String variable) {
    return variable.equals(adaptation.input().name())
        ? "x"
        : weights.containsKey(variable) ? "w->" + weights.get(variable) : place(variable);
  }

  private String place(String variable) {
    return "s->" + Objects.requireNonNull(members.get(variable), variable);
  }

  private String sum() {
    CRC32 crc = new CRC32();
    String all =
        about
            + adaptation.weights()
            + free.most()
            + " "
            + free.tolerance()
            + adaptation.phases()
            + real;
    crc.update(all.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }

  private String header() {
    StringBuilder fields = new StringBuilder("typedef struct {\n");
    adaptation
        .weights()
        .forEach((weight, value) ->
            fields
                .append(
                    CCode.member(real, Objects.requireNonNull(weights.get(weight)), value.shape()))
                .append('\n'));
    fields.append("} ").append(name).append(";\n");
    String text =
        """
        /* The weights, all that is remembered from one example to the next. */
        FIELDS
        /* Brings the weights to where learning begins. */
        void NAME_init(NAME *w);

        /* Gives the class of INPUTS numbers, and a score for each of CLASSES classes. */
        int NAME_predict(const NAME *w, const REAL *x, REAL *scores);

        /* Learns from one example, and gives the class that it was taken for before. */
        int NAME_learn(NAME *w, const REAL *x, int label);
        """
            .replace("FIELDS", fields)
            .replace("NAME", name)
            .replace("REAL", real)
            .replace("INPUTS", "" + adaptation.input().shape().size())
            .replace("CLASSES", "" + adaptation.target().shape().size());
    return IterationWriter.header(name, about, sum(), text);
  }
}
