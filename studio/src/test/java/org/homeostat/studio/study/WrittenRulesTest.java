package org.homeostat.studio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.homeostat.expression.InputException;
import org.homeostat.expression.SourceText;
import org.homeostat.learning.WrittenRule;
import org.homeostat.studio.evolve.EvolveReader;
import org.junit.jupiter.api.Test;

/// Learning rules that stand in files, in studies.
class WrittenRulesTest {
  private static final Library LIBRARY = new Library(Path.of(".."));

  private static SourceText study(String rule) {
    return SourceText.of(
        "study.yaml",
        """
        study: ruled
        plant: systems/particle.yaml
        agent: systems/rate-network.yaml
        connect: {agent.y: [plant.position, plant.velocity], plant.u: agent.u}
        reward: -plant.x^2 - agent.u^2
        learn: {rule: %s, parameters: [B, C], sigma: 0.2}
        solve: {method: shark, step: 0.1, until: 10, seeds: 2}
        """
            .formatted(rule));
  }

  @Test
  void allShippedRulesAreReadAndSaidToBeRules() {
    List<Library.Entry> rules = LIBRARY.entries().stream().filter(Library.Entry::isRule).toList();
    assertTrue(rules.size() >= 4);
    for (Library.Entry entry : rules) {
      WrittenRule rule =
          WrittenRule.read(LIBRARY.text(entry.path()).orElseThrow(), List.of("agent.C"));
      assertEquals(entry.name(), rule.synapse().name());
      assertFalse(entry.isSystem() || entry.isStudy());
    }
  }

  @Test
  void aResolvedStudyHoldsItsRule() {
    Study read = StudyReader.read(study("rules/ornstein-uhlenbeck-adaptation.yaml"), LIBRARY);
    String resolved = StudyText.of(read);
    Study again = StudyReader.read(SourceText.of("resolved", resolved), new Library(Path.of(".")));
    assertTrue(resolved.contains("drbar"), resolved);
    assertEquals(read.system(), again.system());
  }

  @Test
  void aRuleThatIsNotThereNamesTheNearest() {
    InputException refused =
        assertThrows(
            InputException.class, () -> StudyReader.read(study("rules/hand-mad.yaml"), LIBRARY));
    assertTrue(
        refused.getMessage().contains("study.yaml:6:15: no such file"), refused.getMessage());
    assertTrue(refused.getMessage().contains("rules/hand-made.yaml"), refused.getMessage());
  }

  @Test
  void aRuleWithUnknownFunctionsIsForASearch() {
    String open =
        "{rule: open, parameters: {sigma: 1}, synapse: {mu: theta}, unknown: {F: [mu]},"
            + " equations: \"dtheta = F(mu)*dt\\ndmu = 0*dt\"}";
    InputException refused =
        assertThrows(InputException.class, () -> StudyReader.read(study(open), LIBRARY));
    assertTrue(
        refused.getMessage().contains("study.yaml:6:15: the learning rule has unknown functions"),
        refused.getMessage());
  }

  @Test
  void theShippedSearchAndItsJudgeAreRead() {
    var search =
        EvolveReader.read(LIBRARY.text("studies/rules/evolve-rule.yaml").orElseThrow(), LIBRARY);
    assertEquals(
        List.of("explore", "learn", "keep"),
        search.search().sketch().unknowns().stream().map(each -> each.name()).toList());
    Study judge =
        StudyReader.read(LIBRARY.text("studies/rules/judge-rule.yaml").orElseThrow(), LIBRARY);
    assertEquals(14, judge.arms().size());
  }
}
