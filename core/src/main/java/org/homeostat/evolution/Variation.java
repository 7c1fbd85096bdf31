package org.homeostat.evolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.expression.Operator;
import org.homeostat.expression.Unknown;
import org.homeostat.noise.Draws;

/// How a genome is made of others.
enum Variation {
  /// a subtree of one parent is replaced by one of the other
  CROSS_SUBTREES,
  /// whole functions are taken from the other parent
  CROSS_FUNCTIONS,
  /// a new operator around a subtree
  INSERT,
  /// an operator makes place for one of its arguments
  DELETE,
  /// an operator or leaf becomes another
  REPLACE,
  /// a subtree becomes a new one
  GROW,
  /// a subtree becomes the whole function
  HOIST,
  /// a state that a function does not use yet is joined to it, with new dynamics if it rested
  JOIN,
  /// constants move
  PERTURB;

  private static final double RELATIVE = 0.2;
  private static final double ABSOLUTE = 0.1;

  /// Those that may add to a form, as often as they are taken for that.
  static final List<Variation> BUILDING = List.of(JOIN, JOIN, INSERT, GROW, REPLACE);

  /// What it is applied with.
  record Kit(Sketch sketch, Grammar grammar, Draws draws) {
    List<Unknown> functions() {
      return sketch.unknowns();
    }

    List<String> names(int function) {
      return functions().get(function).parameters();
    }
  }

  /// A child; empty if there is nothing to change in this way, or it would be too large.
  Optional<Genome> apply(Genome parent, Genome other, Kit kit) {
    Genome child =
        switch (this) {
          case CROSS_SUBTREES -> crossSubtrees(parent, other, kit);
          case CROSS_FUNCTIONS -> crossFunctions(parent, other, kit.draws);
          case INSERT -> change(parent, kit, e -> true, Variation::insert);
          case DELETE -> change(parent, kit, e -> e instanceof Apply, Variation::delete);
          case REPLACE -> change(parent, kit, e -> true, Variation::replace);
          case GROW ->
              change(
                  parent,
                  kit,
                  e -> true,
                  (e, names, with) -> with.grammar.tree(names, with.draws, 3, 1));
          case HOIST -> hoist(parent, kit);
          case JOIN -> join(parent, kit);
          case PERTURB -> kit.grammar.constants() > 0 ? perturb(parent, kit.draws) : parent;
        };
    // before simplification it may be larger than it will be
    boolean fits = child.nodes() <= 2 * kit.grammar.nodes();
    return fits && !child.equals(parent) ? Optional.of(child) : Optional.empty();
  }

  private interface Change {
    Expression of(Expression e, List<String> names, Kit kit);
  }

  /// Changes one node of one function.
  private static Genome change(Genome parent, Kit kit, Predicate<Expression> where, Change change) {
    int function = kit.draws.below(parent.bodies().size());
    Expression body = parent.bodies().get(function);
    List<Integer> nodes = Nodes.where(body, where);
    if (nodes.isEmpty()) {
      return parent;
    }
    int index = nodes.get(kit.draws.below(nodes.size()));
    Expression changed = change.of(Nodes.at(body, index), kit.names(function), kit);
    return parent.with(function, Nodes.with(body, index, changed));
  }

  private static Expression insert(Expression e, List<String> names, Kit kit) {
    Operator operator = kit.grammar.operator(kit.draws);
    List<Expression> arguments = new ArrayList<>();
    for (int i = 0; i < Grammar.arguments(operator); i++) {
      arguments.add(kit.grammar.tree(names, kit.draws, 2, 0.3));
    }
    arguments.set(kit.draws.below(arguments.size()), e);
    return new Apply(operator, arguments);
  }

  private static Expression delete(Expression e, List<String> names, Kit kit) {
    List<Expression> arguments = ((Apply) e).arguments();
    return arguments.get(kit.draws.below(arguments.size()));
  }

  private static Expression replace(Expression e, List<String> names, Kit kit) {
    if (!(e instanceof Apply apply)) {
      return kit.grammar.leaf(names, kit.draws);
    }
    List<Operator> alike =
        kit.grammar.operators().stream()
            .map(Grammar.Weighted::operator)
            .filter(other -> Grammar.arguments(other) == apply.arguments().size())
            .toList();
    return alike.isEmpty()
        ? e
        : new Apply(alike.get(kit.draws.below(alike.size())), apply.arguments());
  }

  private static Genome hoist(Genome parent, Kit kit) {
    int function = kit.draws.below(parent.bodies().size());
    Expression body = parent.bodies().get(function);
    return parent.with(function, Nodes.at(body, kit.draws.below(Nodes.count(body))));
  }

  private static Genome join(Genome parent, Kit kit) {
    record Place(int function, String name) {}
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < parent.bodies().size(); i++) {
      Expression body = parent.bodies().get(i);
      for (String name : kit.names(i)) {
        if (!Nodes.isZero(body) && !body.names().contains(name)) {
          places.add(new Place(i, name));
        }
      }
    }
    Operator operator = kit.grammar.operator(kit.draws);
    if (places.isEmpty() || Grammar.arguments(operator) != 2) {
      return parent;
    }
    Place place = places.get(kit.draws.below(places.size()));
    Expression body = parent.bodies().get(place.function);
    int at = kit.draws.below(Nodes.count(body));
    Expression joined =
        Apply.of(operator, Nodes.at(body, at), kit.grammar.scaled(place.name, kit.draws));
    Genome child = parent.with(place.function, Nodes.with(body, at, joined));
    for (int feeding : kit.sketch.feeding(place.function, place.name)) {
      if (Nodes.isZero(child.bodies().get(feeding))) {
        child = child.with(feeding, dynamics(parent, feeding, kit));
      }
    }
    return child;
  }

  /// Half of the time a part of what is there already, else something new.
  private static Expression dynamics(Genome parent, int feeding, Kit kit) {
    List<String> names = kit.names(feeding);
    Expression giver = parent.bodies().get(kit.draws.below(parent.bodies().size()));
    Expression part = Nodes.at(giver, kit.draws.below(Nodes.count(giver)));
    boolean reused =
        kit.draws.uniform() < 0.5 && !Nodes.isZero(part) && names.containsAll(part.names());
    return reused ? part : kit.grammar.tree(names, kit.draws, 3, 0.6);
  }

  /// A subtree of the other parent may come from another function that knows the same names.
  private static Genome crossSubtrees(Genome parent, Genome other, Kit kit) {
    int function = kit.draws.below(parent.bodies().size());
    int from = kit.draws.below(parent.bodies().size());
    boolean alike = kit.names(function).containsAll(kit.names(from));
    Expression giver = other.bodies().get(alike ? from : function);
    Expression graft = Nodes.at(giver, kit.draws.below(Nodes.count(giver)));
    Expression body = parent.bodies().get(function);
    int place = kit.draws.below(Nodes.count(body));
    return parent.with(function, Nodes.with(body, place, graft));
  }

  private static Genome crossFunctions(Genome parent, Genome other, Draws draws) {
    List<Expression> bodies = new ArrayList<>(parent.bodies());
    for (int i = 0; i < bodies.size(); i++) {
      if (draws.uniform() < 0.5) {
        bodies.set(i, other.bodies().get(i));
      }
    }
    return new Genome(bodies);
  }

  /// Each constant moves with the chance 1/2, in proportion to its size and by a little.
  private static Genome perturb(Genome parent, Draws draws) {
    return parent.map(body -> perturb(body, draws));
  }

  private static Expression perturb(Expression e, Draws draws) {
    return switch (e) {
      case Literal(double value, var unit) ->
          draws.uniform() < 0.5
              ? new Literal(
                  value * (1 + RELATIVE * draws.normal()) + ABSOLUTE * draws.normal(), unit)
              : e;
      case Name name -> name;
      case Apply(Operator operator, List<Expression> arguments) ->
          new Apply(operator, arguments.stream().map(each -> perturb(each, draws)).toList());
    };
  }
}
