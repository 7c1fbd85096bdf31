package org.homeostat.evolution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Unknown;
import org.homeostat.noise.Draws;

/// A part of the population that breeds by itself. What it does depends on its number, the seed of
/// the run and its own past alone, so islands may run on any threads.
final class Island {
  private static final int TOURNAMENT = 3;
  private static final int TRIES = 20;
  private static final int FEW = 8;
  private static final double NEWCOMERS = 0.05;
  private static final double AGAIN = 0.35;

  private final Search search;
  private final long seed;
  private final int number;
  private final Judge judge;
  private final Fitting fitting;
  private final Rates rates;
  private final Set<Long> known;
  private final Set<Long> fitted;
  private List<Candidate> population;
  private long made;

  /// What an island is at the end of a generation.
  record State(
      List<Candidate> population, double[] success, Set<Long> known, Set<Long> fitted, long made) {
    static final State NEW = new State(List.of(), new Rates().success(), Set.of(), Set.of(), 0);
  }

  Island(Search search, long seed, int number, Judge judge, State state) {
    this.search = search;
    this.seed = seed;
    this.number = number;
    this.judge = judge;
    this.fitting = new Fitting(judge.fits(), false);
    this.rates = new Rates(state.success);
    this.known = new HashSet<>(state.known);
    this.fitted = new HashSet<>(state.fitted);
    this.population = state.population;
    this.made = state.made;
  }

  State state() {
    return new State(population, rates.success(), Set.copyOf(known), Set.copyOf(fitted), made);
  }

  List<Candidate> population() {
    return population;
  }

  /// The first population, or one more generation.
  void live(int generation) {
    Draws draws = Draws.of("evolution " + number + " " + generation, seed);
    List<Candidate> all = new ArrayList<>(population.stream().map(Candidate::older).toList());
    List<Bred> bred = population.isEmpty() ? List.of() : breed(generation, draws);
    bred.forEach(child -> all.add(child.candidate));
    all.addAll(newcomers(generation, draws));
    List<Candidate> survivors = Survival.of(all, search.settings().size());
    noteSuccess(bred, survivors);
    population = survivors;
  }

  /// Takes in copies of candidates from another island.
  void welcome(List<Candidate> migrants) {
    List<Candidate> all = new ArrayList<>(population);
    for (Candidate migrant : migrants) {
      if (known.add(hash(migrant.genome().key()))) {
        all.add(migrant);
      }
    }
    population = Survival.of(all, search.settings().size());
  }

  private record Bred(Candidate candidate, Variation variation) {}

  private List<Bred> breed(int generation, Draws draws) {
    List<Candidate> byCost = new ArrayList<>(population);
    byCost.sort(Comparator.comparingDouble(Candidate::cost));
    Variation.Kit kit = new Variation.Kit(search.sketch(), search.grammar(), draws);
    List<Bred> children = new ArrayList<>();
    int tries = TRIES * search.settings().size();
    for (int made = 0; made < search.settings().size() && tries > 0; tries--) {
      Candidate parent = tournament(draws);
      Candidate other = tournament(draws);
      Variation variation = rates.draw(draws);
      Optional<Genome> child =
          varied(variation, parent.genome(), other.genome(), kit).flatMap(this::fresh);
      if (child.isPresent()) {
        made++;
        boolean crossed =
            variation == Variation.CROSS_SUBTREES || variation == Variation.CROSS_FUNCTIONS;
        List<Candidate> parents = crossed ? List.of(parent, other) : List.of(parent);
        judged(child.get(), byCost, generation, way(variation), parents)
            .ifPresentOrElse(
                candidate -> children.add(new Bred(candidate, variation)),
                () -> rates.note(variation, false));
      }
    }
    children.addAll(build(byCost, generation, kit));
    return children;
  }

  private static String way(Variation variation) {
    return variation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// Builds on the best of each size: changes their form and fits the constants of what comes of
  /// it, before it is judged.
  private List<Bred> build(List<Candidate> byCost, int generation, Variation.Kit kit) {
    Front front = new Front();
    population.forEach(front::offer);
    List<Candidate> best = front.members();
    List<Bred> built = new ArrayList<>();
    int left = search.settings().fits();
    for (int tries = TRIES * left; left > 0 && tries > 0; tries--) {
      // the better of two
      int one = kit.draws().below(best.size());
      int another = kit.draws().below(best.size());
      int chosen = Math.max(one, another);
      Candidate parent = best.get(chosen);
      Variation variation = Variation.BUILDING.get(kit.draws().below(Variation.BUILDING.size()));
      Optional<Genome> form =
          varied(variation, parent.genome(), tournament(kit.draws()).genome(), kit)
              .flatMap(this::canonical)
              .filter(genome -> fitted.add(hash(Constants.form(genome))));
      if (form.isPresent()) {
        left--;
        form.filter(genome -> search.grammar().constants() > 0)
            .flatMap(fitting::fit)
            .or(() -> form)
            .flatMap(this::fresh)
            .flatMap(genome ->
                judged(genome, byCost, generation, way(variation) + ", fit", List.of(parent)))
            .ifPresent(candidate -> built.add(new Bred(candidate, variation)));
      }
    }
    return built;
  }

  /// The variation, and often another one or more on top of it: some forms are better only when two
  /// things have changed.
  private Optional<Genome> varied(
      Variation variation, Genome parent, Genome other, Variation.Kit kit) {
    Optional<Genome> child = variation.apply(parent, other, kit);
    while (child.isPresent() && kit.draws().uniform() < AGAIN) {
      child = rates.draw(kit.draws()).apply(child.get(), other, kit);
    }
    return child;
  }

  private List<Unknown> functions() {
    return search.sketch().unknowns();
  }

  /// The costs that a child races against: those of a middling member that is no larger. None where
  /// there are few such.
  private static double[] reference(List<Candidate> byCost, int nodes) {
    List<Candidate> alike =
        byCost.stream().filter(candidate -> candidate.nodes() <= nodes).toList();
    return alike.size() < FEW ? new double[0] : alike.get(alike.size() / 2).costs();
  }

  private Candidate tournament(Draws draws) {
    int best = population.size();
    for (int i = 0; i < TOURNAMENT; i++) {
      best = Math.min(best, draws.below(population.size()));
    }
    return population.get(best);
  }

  /// New genomes: all of the first population, a few in each later generation.
  private List<Candidate> newcomers(int generation, Draws draws) {
    List<Candidate> found = new ArrayList<>();
    int wanted = search.settings().size();
    if (population.isEmpty()) {
      for (Genome start : search.start()) {
        fresh(start)
            .flatMap(g -> judged(g, List.of(), generation, "start", List.of()))
            .ifPresent(found::add);
      }
    } else {
      wanted = (int) Math.ceil(NEWCOMERS * wanted);
    }
    int tries = TRIES * search.settings().size();
    while (found.size() < wanted && tries-- > 0) {
      List<Expression> bodies = new ArrayList<>();
      for (Unknown function : functions()) {
        bodies.add(search.grammar().tree(function.parameters(), draws));
      }
      fresh(new Genome(bodies))
          .flatMap(g -> judged(g, List.of(), generation, "seed", List.of()))
          .ifPresent(found::add);
    }
    return found;
  }

  /// The canonical form of a genome, if it was not judged before.
  private Optional<Genome> fresh(Genome genome) {
    return canonical(genome).filter(canonical -> known.add(hash(canonical.key())));
  }

  /// The canonical form of a genome; empty if it is too large, a constant is not finite, or shapes
  /// and units disagree.
  private Optional<Genome> canonical(Genome genome) {
    try {
      Genome simple = genome.map(Canonical::of);
      Genome pruned = search.sketch().pruned(simple, judge.first().objective().seen());
      boolean fits = pruned.nodes() <= search.grammar().nodes() && search.sketch().isSound(pruned);
      return fits ? Optional.of(pruned) : Optional.empty();
    } catch (ArithmeticException notFinite) {
      return Optional.empty();
    }
  }

  private Optional<Candidate> judged(
      Genome genome, List<Candidate> byCost, int generation, String way, List<Candidate> parents) {
    return judge
        .judge(genome, reference(byCost, genome.nodes()))
        .map(costs -> candidate(genome, costs, generation, way, parents))
        .filter(candidate -> parents.isEmpty() || isHonest(candidate));
  }

  /// Whether a candidate that none of the population beats is so at half of the step as well.
  private boolean isHonest(Candidate candidate) {
    boolean unbeaten = population.stream().noneMatch(other -> other.beats(candidate));
    return !unbeaten || judge.isHonest(candidate.genome());
  }

  private Candidate candidate(
      Genome genome, double[] costs, int generation, String way, List<Candidate> parents) {
    double cost = Trials.mean(costs);
    long id = ((long) number << 40) + made++;
    int age = parents.stream().mapToInt(Candidate::age).max().orElse(0);
    List<Lineage> lineages = parents.stream().map(Candidate::lineage).toList();
    var lineage = new Lineage(id, generation, way, lineages, cost, genome);
    return new Candidate(genome, cost, costs, genome.nodes(), age, lineage);
  }

  private void noteSuccess(List<Bred> bred, List<Candidate> survivors) {
    Set<Candidate> alive = Collections.newSetFromMap(new IdentityHashMap<>());
    alive.addAll(survivors);
    bred.forEach(child -> rates.note(child.variation, alive.contains(child.candidate)));
  }

  /// 64 bits of a text; two different texts of a search share them with a chance below 10^-9.
  static long hash(String text) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
      hash ^= hash >>> 29;
    }
    return hash;
  }
}
