package org.homeostat.evolution;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.expression.Operator;

/// The constants of a genome, apart from its form.
///
/// @param form the genome with the names `fit.c0`, `fit.c1`, ... in their places
record Constants(Genome form, List<Double> values) {
  private static final String NAME = "fit.c";

  /// Takes the constants out of a genome.
  static Constants of(Genome genome) {
    List<Double> values = new ArrayList<>();
    List<Expression> bodies = new ArrayList<>();
    for (Expression body : genome.bodies()) {
      bodies.add(Nodes.isZero(body) ? body : out(body, values));
    }
    return new Constants(new Genome(bodies), List.copyOf(values));
  }

  /// A text that genomes of one form share.
  static String form(Genome genome) {
    return of(genome).form.key();
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      names.add(NAME + i);
    }
    return names;
  }

  /// The genome with other constants in their places.
  Genome with(double[] others) {
    return form.map(body -> in(body, others));
  }

  private static Expression out(Expression e, List<Double> values) {
    return switch (e) {
      case Literal literal -> {
        values.add(literal.si());
        yield new Name(NAME + (values.size() - 1));
      }
      case Name name -> name;
      case Apply(Operator operator, List<Expression> arguments) -> {
        List<Expression> changed = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
          boolean exponent = operator.name().equals("^") && i == 1;
          changed.add(exponent ? arguments.get(i) : out(arguments.get(i), values));
        }
        yield new Apply(operator, changed);
      }
    };
  }

  private static Expression in(Expression e, double[] values) {
    return switch (e) {
      case Literal literal -> literal;
      case Name(String name) when name.startsWith(NAME) ->
          Literal.of(values[Integer.parseInt(name.substring(NAME.length()))]);
      case Name name -> name;
      case Apply(Operator operator, List<Expression> arguments) ->
          new Apply(operator, arguments.stream().map(each -> in(each, values)).toList());
    };
  }
}
