package org.homeostat.evolution;

import java.util.List;
import java.util.function.UnaryOperator;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Printer;

/// What evolution breeds: an expression for each unknown function of a sketch, in their order.
public record Genome(List<Expression> bodies) {
  public Genome {
    bodies = List.copyOf(bodies);
  }

  /// The nodes of all expressions together. The literal 0, which stands for a function that nothing
  /// depends on, counts none.
  public int nodes() {
    int nodes = 0;
    for (Expression body : bodies) {
      nodes += Nodes.isZero(body) ? 0 : Nodes.count(body);
    }
    return nodes;
  }

  /// This genome with another body for one function.
  Genome with(int function, Expression body) {
    List<Expression> changed = new java.util.ArrayList<>(bodies);
    changed.set(function, body);
    return new Genome(changed);
  }

  Genome map(UnaryOperator<Expression> change) {
    return new Genome(bodies.stream().map(change).toList());
  }

  /// Equal for equal genomes in canonical form, constants included.
  String key() {
    return String.join("; ", bodies.stream().map(Printer::print).toList());
  }

  @Override
  public String toString() {
    return key();
  }
}
