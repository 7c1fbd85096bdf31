package org.homeostat.studio.evolve;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.evolution.Genome;
import org.homeostat.evolution.Sketch;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.expression.Operator;
import org.homeostat.expression.Printer;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Unit;
import org.homeostat.expression.Unknown;
import org.homeostat.studio.file.YamlDocument;
import org.homeostat.studio.study.Part;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyText;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Filling;
import org.homeostat.system.SystemText;
import org.homeostat.system.YamlReader;

/// A candidate as systems and a study that every other command takes: its functions are written out
/// in the equations.
public record Winner(EvolveStudy study, Genome genome) {

  /// `g(a1, a2) = -a1`, one text for each unknown function.
  public List<String> equations() {
    List<String> equations = new ArrayList<>();
    List<Unknown> unknowns = sketch().unknowns();
    for (int i = 0; i < unknowns.size(); i++) {
      String head =
          unknowns.get(i).name() + "(" + String.join(", ", unknowns.get(i).parameters()) + ")";
      equations.add(head + " = " + Printer.print(genome.bodies().get(i)));
    }
    return equations;
  }

  /// `g = -a1`, with numbers of four digits, for those functions that something depends on.
  public List<String> shortEquations() {
    List<String> equations = new ArrayList<>();
    List<Unknown> unknowns = sketch().unknowns();
    for (int i = 0; i < unknowns.size(); i++) {
      Expression body = rounded(genome.bodies().get(i));
      if (!body.equals(Algebra.ZERO)) {
        equations.add(unknowns.get(i).name() + " = " + Printer.print(body));
      }
    }
    return equations;
  }

  private static Expression rounded(Expression e) {
    return switch (e) {
      case Literal(double value, Unit unit) ->
          new Literal(new BigDecimal(value).round(new MathContext(4)).doubleValue(), unit);
      case Name name -> name;
      case Apply(Operator operator, List<Expression> arguments) ->
          new Apply(operator, arguments.stream().map(Winner::rounded).toList());
    };
  }

  private Sketch sketch() {
    return study.search().sketch();
  }

  private DynamicalSystem filled(Part part, String about) {
    DynamicalSystem sketched = part.file().system();
    return sketched.with(new Filling(sketch().bodies(genome))).titled(sketched.name(), about);
  }

  /// The part with the unknown functions, by itself.
  ///
  /// @param about what it is
  String agent(String about) {
    return SystemText.print(
        study.base().parts().stream()
            .filter(part -> !part.file().system().unknowns().isEmpty())
            .map(part -> filled(part, about))
            .findFirst()
            .orElseGet(this::loop));
  }

  /// A written learning rule with the functions that were found; the name of another one as it is.
  private Object rule(Object written) {
    if (!(written instanceof String text) || !text.contains("\n")) {
      return written;
    }
    Map<String, Object> rule =
        new LinkedHashMap<>(YamlReader.read(SourceText.of("rule", text)).value());
    Map<String, Object> functions = new LinkedHashMap<>();
    if (rule.get("functions") instanceof Map<?, ?> known) {
      known.forEach((head, body) -> functions.put(head.toString(), body));
    }
    for (int i = 0; i < sketch().unknowns().size(); i++) {
      Unknown unknown = sketch().unknowns().get(i);
      if (rule.get("unknown") instanceof Map<?, ?> open && open.containsKey(unknown.name())) {
        String head = unknown.name() + "(" + String.join(", ", unknown.parameters()) + ")";
        functions.put(head, Printer.print(genome.bodies().get(i)));
      }
    }
    rule.remove("unknown");
    rule.put("functions", functions);
    return YamlDocument.text(rule);
  }

  /// The closed loop.
  public DynamicalSystem loop() {
    return sketch().fill(genome);
  }

  /// The closed loop under a name, which suggests that it is solved as the study does.
  String loopText(String name, String about) {
    Map<String, Object> solve = new LinkedHashMap<>();
    solve.put("method", study.base().solving().method());
    solve.put("step", study.base().solving().step());
    solve.put("until", study.base().solving().until());
    return SystemText.print(loop().titled(name, about)) + YamlDocument.text(Map.of("solve", solve));
  }

  /// The study of the closed loop over a number of seeds, with its systems in it.
  String studyText(String name, String about, int seeds) {
    Map<String, Object> document = new LinkedHashMap<>(study.base().document());
    document.remove("evolve");
    document.put("study", name);
    for (Part part : study.base().parts()) {
      if (!part.file().system().unknowns().isEmpty()) {
        document.put(part.role(), SystemText.print(filled(part, about)));
      }
    }
    if (document.get("learn") instanceof Map<?, ?> learn && learn.get("rule") != null) {
      Map<Object, Object> filled = new LinkedHashMap<>(learn);
      filled.put("rule", rule(learn.get("rule")));
      document.put("learn", filled);
    }
    Study base = study.base();
    Study named =
        new Study(
            name,
            base.about(),
            base.loop(),
            base.solving(),
            base.settings(),
            base.arms(),
            base.loops(),
            base.measures(),
            base.limit(),
            base.recording(),
            base.view(),
            base.judgement(),
            base.sweep(),
            document);
    return StudyText.of(named.from(0).withSeeds(seeds));
  }
}
