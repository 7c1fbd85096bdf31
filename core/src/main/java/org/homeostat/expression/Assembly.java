package org.homeostat.expression;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Puts the nodes of a tree together, within the limits of [Parser], and notes where they stand.
final class Assembly {
  private final Mistakes mistakes;
  private final Map<Expression, Parsed.Span> spans = new IdentityHashMap<>();

  Assembly(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  Map<Expression, Parsed.Span> spans() {
    return spans;
  }

  Part leaf(Expression tree, int start, int end) {
    return noted(Part.leaf(tree, start, end));
  }

  /// What stands where something could not be read; it never leaves the parser.
  static Part placeholder(Token token) {
    return Part.leaf(Literal.of(0), token.start(), token.end());
  }

  Part apply(Operator operator, List<Part> parts, int start, int end) {
    return noted(limited(Part.apply(operator, parts, start, end)));
  }

  /// A call that was read as a whole.
  Part read(Apply tree, int start, int end) {
    Extent extent = Extent.of(tree);
    return noted(limited(new Part(tree, start, end, extent.depth(), extent.size(), false)));
  }

  /// A call of a person's own function.
  Part expanded(NamedFunction own, List<Part> arguments, Token name, int end) {
    Expression tree = own.apply(arguments.stream().map(Part::tree).toList());
    Extent extent = Extent.of(tree);
    Part part = limited(new Part(tree, name.start(), end, extent.depth(), extent.size(), false));
    Rewriting.visit(tree, node -> spans.putIfAbsent(node, new Parsed.Span(name.start(), end)));
    return part;
  }

  private Part noted(Part part) {
    spans.put(part.tree(), new Parsed.Span(part.start(), part.end()));
    return part;
  }

  private Part limited(Part part) {
    if (part.depth() > Parser.DEEPEST) {
      throw tooDeep(part.start(), part.end());
    }
    if (part.size() > Parser.LARGEST) {
      mistakes.add(
          part.start(),
          part.end(),
          "this expression has more than " + Parser.LARGEST + " parts",
          "name parts of it in definitions of their own");
      throw mistakes.exception();
    }
    return part;
  }

  InputException tooDeep(int start, int end) {
    mistakes.add(
        start,
        end,
        "this expression is nested more than " + Parser.DEEPEST + " deep",
        "name parts of it in definitions of their own");
    return mistakes.exception();
  }
}
