package org.homeostat.studio.evolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homeostat.evolution.Search;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Problem;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Distribution;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.StudyText;
import org.junit.jupiter.api.Test;

class EvolveReaderTest {
  private static final String FULL =
      """
      study: full
      plant: systems/particle.yaml
      agent: systems/latent-controller.yaml
      connect: {agent.x: plant.position, agent.v: plant.velocity, plant.u: agent.u}
      reward: -plant.x^2 - plant.u^2
      set: {plant.friction: 1}
      solve: {method: euler-maruyama, step: 0.1, until: 10, first seed: 3, seeds: 2}
      measure: {cost: {sum: plant.x^2 + plant.u^2}, end: {last: plant.x^2}}
      evolve:
        minimise: cost + 2*end
        operators: {+: 0.5, -: 0.1, "*": 0.5, sin: 1}
        constants: 0.25
        nodes: 12
        trajectories: 16
        islands: 3
        size: 30
        generations: 7
        migration: 4
        fits: 5
        target: 9.9
        diverged: 1000
        sample: 0.2
        stop: plant.x > 10
        vary: {x: {uniform: [-1, 1]}, plant.v: {cycle: [0, 1]}, plant.mass: {choice: [1, 2]}}
        conditions: {light: {plant.mass: 0.5}, heavy: {plant.mass: 2}}
        start: [{g: -a1, f1: x}, {g: a2}]
        held out: {trajectories: 100, vary: {plant.v: {normal: [0, 0.1]}}, worlds: {odd: {mass: 3}}}
      """;

  static EvolveStudy read(String text) {
    return EvolveReader.read(SourceText.of("test.yaml", text), new Library(Path.of("..")));
  }

  @Test
  void everySettingIsRead() {
    EvolveStudy study = read(FULL);
    Search search = study.search();
    assertEquals(3, study.firstSeed());
    assertEquals(2, study.runs());
    assertEquals(Parser.parse("cost + 2*end"), search.objective().cost());
    assertEquals(
        List.of("+", "-", "*", "sin"),
        search.grammar().operators().stream().map(each -> each.operator().name()).toList());
    assertEquals(0.25, search.grammar().constants());
    assertEquals(12, search.grammar().nodes());
    assertEquals(16, search.trajectories());
    assertEquals(new Search.Settings(3, 30, 7, 4, 5, 9.9), search.settings());
    assertEquals(1000, search.objective().diverged());
    assertEquals(2, search.objective().course().stride());
    assertEquals(100, search.objective().course().steps());
    assertEquals(Parser.parse("plant.x > 10"), search.objective().course().stop());
    assertEquals(
        Map.of(
            "plant.x",
            new Distribution.Uniform(-1, 1),
            "plant.v",
            new Distribution.Cycle(List.of(0.0, 1.0)),
            "plant.mass",
            new Distribution.Choice(List.of(1.0, 2.0))),
        search.objective().vary());
    assertEquals(List.of("light", "heavy"), List.copyOf(search.objective().conditions().keySet()));
    assertEquals(
        List.of("-a1; x; 0", "a2; 0; 0"), search.start().stream().map(Object::toString).toList());
  }

  @Test
  void theHeldOutTrajectoriesHaveTheirOwnWorlds() {
    HeldOut heldOut = read(FULL).heldOut();
    assertEquals(100, heldOut.trajectories());
    assertEquals(Map.of("plant.v", new Distribution.Normal(0, 0.1)), heldOut.vary());
    assertEquals(Map.of("odd", Map.of("plant.mass", Tensor.scalar(3))), heldOut.worlds());
  }

  @Test
  void whatIsNotSaidOfHeldOutTrajectoriesIsAsInTraining() {
    String text = FULL.replaceAll(" {2}held out: .*\n", "");
    EvolveStudy study = read(text);
    assertEquals(1000, study.heldOut().trajectories());
    assertEquals(study.search().objective().vary(), study.heldOut().vary());
    assertEquals(study.search().objective().conditions(), study.heldOut().worlds());
  }

  @Test
  void aSettingIsAValueOfTheSystemThatIsSearched() {
    double friction =
        read(FULL).search().sketch().system().parameters().stream()
            .filter(each -> each.name().equals("plant.friction"))
            .findFirst()
            .orElseThrow()
            .start()
            .elements()[0];
    assertEquals(1, friction);
  }

  @Test
  void anEventIsRefusedWhereItsPlantStands() {
    String jumping =
        """
        study: jumping
        plant: |
          system: p
          states: {x: 1}
          inputs: [u]
          events: {n: {rate: 5}}
          equations: dx = (u - x)*dt + 0.1*dn
          outputs: {x: x}
        agent: |
          system: a
          inputs: [x]
          unknown: {g: [x]}
          equations: u = g(x)
          outputs: {u: u}
        connect: {agent.x: plant.x, plant.u: agent.u}
        solve: {method: euler-maruyama, step: 0.1, until: 10}
        measure: {cost: {sum: plant.x^2}}
        evolve: {minimise: cost}
        """;
    InputException refused = assertThrows(InputException.class, () -> read(jumping));
    Problem problem = refused.problems().getFirst();
    assertEquals(3, problem.position().line());
    assertTrue(problem.message().startsWith("the event 'plant.n' has no derivative"));
  }

  @Test
  void theResolvedStudyIsTheSame() {
    EvolveStudy study = read(FULL).withGenerations(3).withRuns(5);
    EvolveStudy again = read(StudyText.of(study.base()));
    assertEquals(study.search(), again.search());
    assertEquals(study.heldOut(), again.heldOut());
    assertEquals(3, again.search().settings().generations());
    assertEquals(5, again.runs());
  }

  @Test
  void theShippedExperimentIsAsPublished() {
    var library = new Library(Path.of(".."));
    EvolveStudy study = EvolveReader.read(library.find("evolve-controller"), library);
    assertEquals(20, study.runs());
    assertTrue(study.search().start().isEmpty());
    assertEquals(0.1, study.search().objective().course().step());
    assertEquals(999, study.search().objective().course().steps());
    assertEquals(
        List.of("+", "-", "*"),
        study.search().grammar().operators().stream().map(each -> each.operator().name()).toList());
  }
}
