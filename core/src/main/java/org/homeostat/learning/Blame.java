package org.homeostat.learning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.homeostat.expression.Adjoint;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
import org.homeostat.noise.Draws;
import org.homeostat.system.Calculus;
import org.homeostat.system.Definition;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Reward;
import org.homeostat.system.Variable;

/// The making of one system that learns by [FeedbackAlignment]: the definitions are walked from the
/// reward back to the learned parameters. What the reward would gain if a definition `h` grew by 1
/// is the definition `h.blame`.
final class Blame {
  private static final String RATE = "learn.eta";

  private final FeedbackAlignment rule;
  private final List<Junction> junctions;
  private final DynamicalSystem before;
  private final List<Definition> forward;
  private final Map<String, Shape> shapes = new HashMap<>();
  private final Map<String, Junction.Weights> drives = new LinkedHashMap<>();
  private final Set<String> moving = new HashSet<>();

  /// What a name is blamed for so far.
  private final Map<String, Expression> owed = new HashMap<>();

  private final List<Definition> backward = new ArrayList<>();
  private final Map<String, Expression> slopes = new HashMap<>();
  private final List<Variable> feedbacks = new ArrayList<>();

  /// @param junctions one for each learned parameter, in the order of the system
  Blame(DynamicalSystem system, FeedbackAlignment rule, List<Junction> junctions) {
    this.rule = rule;
    this.junctions = junctions;
    Map<Expression, Expression> products = new HashMap<>();
    for (Junction each : junctions) {
      if (each instanceof Junction.Weights weights) {
        products.put(each.drive(), new Name(own(each, WrittenRule.DRIVE)));
        drives.put(own(each, WrittenRule.DRIVE), weights);
      }
    }
    Replacement replacement = new Replacement(products);
    this.before = system.rewritten(replacement);
    this.forward = Ordered.definitions(definitions(replacement));
    before.variables().forEach(each -> shapes.put(each.name(), each.shape()));
    forward.forEach(each -> shapes.put(each.name(), each.shape()));
    junctions.forEach(each -> moving.add(each.parameter().name()));
    for (Definition each : forward) {
      if (each.value().names().stream().anyMatch(moving::contains)) {
        moving.add(each.name());
      }
    }
  }

  private List<Definition> definitions(Replacement replacement) {
    List<Definition> all = new ArrayList<>(before.definitions());
    for (Junction.Weights each : drives.values()) {
      String pre = own(each, WrittenRule.PRE);
      all.add(new Definition(pre, each.inputs(), replacement.apply(each.received())));
      Expression drive = each.drive(new Name(pre));
      all.add(new Definition(own(each, WrittenRule.DRIVE), each.neurons(), drive));
    }
    return all;
  }

  DynamicalSystem learning() {
    owed.put(Reward.NAME, Algebra.ONE);
    forward.reversed().stream().filter(each -> moving.contains(each.name())).forEach(this::blame);
    List<Variable> states = new ArrayList<>(before.states());
    List<Variable> constants = new ArrayList<>(before.parameters());
    List<Differential> equations = new ArrayList<>(before.equations());
    for (Junction each : junctions) {
      Variable learned = each.parameter();
      Map<String, Expression> slope = Map.of("slope", slope(each));
      Expression drift = Parser.parse(RATE + "*slope").replace(slope);
      states.add(learned);
      constants.remove(learned);
      equations.add(new Differential(learned.name(), drift, new TreeMap<>()));
    }
    constants.addAll(feedbacks);
    constants.add(new Variable(RATE, Shape.SCALAR, Tensor.scalar(rule.eta()), Unit.FREE));
    List<Definition> definitions = new ArrayList<>(forward);
    definitions.addAll(backward);
    return new DynamicalSystem(
        before.name(),
        before.about(),
        Calculus.ITO,
        states,
        before.inputs(),
        constants,
        before.noise(),
        definitions,
        equations,
        before.outputs(),
        before.events());
  }

  /// Hands the blame of a definition on to what it is made of.
  private void blame(Definition of) {
    Expression known = owed.get(of.name());
    if (known == null) {
      return;
    }
    Name blame = new Name(of.name() + ".blame");
    backward.add(new Definition(blame.text(), of.shape(), known));
    Junction.Weights weights = drives.get(of.name());
    if (weights != null) {
      drive(weights, blame);
      return;
    }
    List<String> parts = of.value().names().stream().filter(moving::contains).sorted().toList();
    shapes.put(blame.text(), of.shape());
    Adjoint.of(of.value(), blame, parts, shapes::get).forEach(this::owe);
  }

  private void owe(String name, Expression more) {
    if (!more.equals(Algebra.ZERO)) {
      owed.merge(name, more, Algebra::add);
    }
  }

  /// A product W@x: its weights learn, and x is blamed through the feedback weights.
  private void drive(Junction.Weights weights, Name blame) {
    boolean one = weights.neurons().isScalar();
    Name pre = new Name(own(weights, WrittenRule.PRE));
    String name = weights.parameter().name();
    slopes.put(name, one ? Algebra.multiply(blame, pre) : Algebra.outer(blame, pre));
    if (moving.contains(pre.text())) {
      Name back = new Name(own(weights, "feedback"));
      feedbacks.add(feedback(back.text(), weights));
      owe(pre.text(), one ? Algebra.multiply(blame, back) : Algebra.product(back, blame));
    }
  }

  private Variable feedback(String name, Junction.Weights weights) {
    int signals = weights.inputs().length(0);
    Shape shape =
        weights.neurons().isScalar()
            ? Shape.of(signals)
            : Shape.of(signals, weights.neurons().length(0));
    Draws draws = Draws.of(name, 0);
    double[] elements = new double[shape.size()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = rule.feedback() * draws.normal();
    }
    return new Variable(name, shape, new Tensor(shape, elements), Unit.FREE);
  }

  private Expression slope(Junction junction) {
    String name = junction.parameter().name();
    Expression none = Algebra.fill(Algebra.ZERO, new Name(name));
    return switch (junction) {
      case Junction.Weights _ -> slopes.getOrDefault(name, none);
      case Junction.Alone _ -> owed.getOrDefault(name, none);
    };
  }

  private static String own(Junction junction, String name) {
    return junction.parameter().name() + "." + name;
  }
}
