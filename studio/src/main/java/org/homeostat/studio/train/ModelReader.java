package org.homeostat.studio.train;

import java.util.Optional;
import org.homeostat.energy.Model;
import org.homeostat.expression.InputException;
import org.homeostat.expression.SourceText;
import org.homeostat.studio.study.Library;
import org.homeostat.system.Energy;
import org.homeostat.system.Problems;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads what learns: layers, the path of a system file with an energy, or the text of one.
record ModelReader(Library library, Problems problems) {

  /// A model and where the study says it, for what is wrong with both together.
  record Built(Model model, Yaml place) {}

  Optional<Built> read(Yaml node) {
    if (node instanceof YamlMap map) {
      return new LayersReader(map, problems).read().flatMap(layers -> model(layers.energy(), map));
    }
    return node.text(problems).flatMap(this::read);
  }

  private Optional<Built> read(YamlText text) {
    Optional<SourceText> source = library.system(text, problems);
    if (source.isEmpty()) {
      return Optional.empty();
    }
    if (!Energy.isEnergy(source.get())) {
      problems.add(
          text.problem(
              "the model has no energy", "a model is a system with 'energy:' and 'cost:'"));
      return Optional.empty();
    }
    try {
      return model(Energy.read(source.get()), text);
    } catch (InputException refused) {
      problems.addAll(refused);
      return Optional.empty();
    }
  }

  private Optional<Built> model(Energy energy, Yaml place) {
    try {
      return Optional.of(new Built(Model.of(energy), place));
    } catch (InputException refused) {
      replaced(refused, place, problems);
      return Optional.empty();
    }
  }

  /// What is wrong with an energy as a whole is a problem at the place where the study says it.
  static void replaced(InputException refused, Yaml place, Problems problems) {
    refused.problems().forEach(each -> problems.add(place.problem(each.message(), each.advice())));
  }
}
