package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.evolution.Lineage;
import org.homeostat.studio.evolve.EvolveOutcome;
import org.homeostat.studio.report.Ancestry;
import org.homeostat.studio.report.Axis;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Samples;
import org.homeostat.studio.report.Scale;
import org.homeostat.studio.report.Scatter;
import org.homeostat.studio.report.Section;

/// Where the best winner came from: its ancestors, and the cost along its main line.
final class FamilySection {
  private static final int LIMIT = 300;
  private static final double WIDE = 10;

  private static final List<Ancestry.Key> KEYS =
      List.of(
          new Ancestry.Key("new", Hue.GREY),
          new Ancestry.Key("crossed with another", Hue.PURPLE),
          new Ancestry.Key("other structure", Hue.BLUE),
          new Ancestry.Key("other constants", Hue.ORANGE));

  private FamilySection() {}

  static Section of(EvolveOutcome outcome, Formula formula) {
    Lineage winner = outcome.best().lineage();
    FamilyTree tree = FamilyTree.of(winner, LIMIT);
    List<Lineage> members = tree.members();
    Map<Long, Integer> numbers = new HashMap<>();
    List<Ancestry.Member> drawn = new ArrayList<>();
    for (Lineage each : members) {
      numbers.put(each.id(), drawn.size());
      List<Integer> parents =
          tree.parents(each).stream().map(parent -> numbers.getOrDefault(parent.id(), 0)).toList();
      drawn.add(
          new Ancestry.Member(
              each.way(),
              key(each),
              each.generation(),
              tree.row(each),
              parents,
              text(each, formula)));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Ancestry(
            "ancestors of " + EvolvePage.seed(outcome.best()),
            "generation",
            KEYS,
            drawn,
            "The upper row is the main line, each made of the one before it. "
                + counted(tree.all(), members.size())));
    blocks.add(costs(winner, formula));
    return new Section(
        "Family tree",
        "The ancestors of the best winner and the way each was made. Hover, or press an arrow key,"
            + " for the expression.",
        blocks);
  }

  private static String counted(int all, int shown) {
    return all == shown
        ? "It has %s with the winner.".formatted(all == 1 ? "1 member" : all + " members")
        : "It has %s members, of which the nearest %s are shown."
            .formatted(NumberText.of(all), shown);
  }

  private static String text(Lineage each, Formula formula) {
    return "cost " + NumberText.of(each.cost()) + " in training\n" + formula.text(each.genome());
  }

  private static int key(Lineage each) {
    if (each.parents().isEmpty()) {
      return 0;
    }
    if (each.parents().size() > 1 || each.way().startsWith("cross")) {
      return 1;
    }
    return each.way().startsWith("perturb") || each.way().equals("fit") ? 3 : 2;
  }

  private static Scatter costs(Lineage winner, Formula formula) {
    List<Scatter.Point> line = new ArrayList<>();
    for (Lineage at = winner; ; at = at.parents().getFirst()) {
      if (Double.isFinite(at.cost())) {
        line.addFirst(
            Scatter.Point.of(
                at.generation(), at.cost(), at.way() + "\n" + formula.text(at.genome())));
      }
      if (at.parents().isEmpty()) {
        break;
      }
    }
    double[] costs = Samples.of(line.stream().mapToDouble(Scatter.Point::y).toArray()).finite();
    Spread spread = Spread.of(costs);
    boolean wide = costs.length > 0 && spread.least() > 0 && spread.most() > WIDE * spread.least();
    return new Scatter(
        "cost along the main line",
        Axis.of("generation"),
        Axis.of("cost").on(wide ? Scale.LOG : Scale.LINEAR),
        List.of(
            new Scatter.Group("ancestor", Hue.BLUE, Scatter.Sign.DOT, Scatter.Joint.STEPS, line)),
        List.of(),
        "In training. A child may cost more than its parent and still lead to the winner.");
  }
}
