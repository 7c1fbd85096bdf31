package org.homeostat.studio.datasheet;

import java.util.List;
import org.homeostat.studio.study.Arm;
import org.homeostat.studio.study.Part;
import org.homeostat.studio.study.Study;

/// What a person who wants to use a controller has to know.
///
/// @param arm whose agent it is; of a lone system, that system
/// @param measure what the performance is, such as `return@100`; empty if nothing is measured
/// @param performance of all arms
/// @param forms what it becomes elsewhere
/// @param energies on the substrates that compute as it does
/// @param operations of a step; 0 if they are not counted
/// @param sum the CRC-32 of its C code; empty if it has none
/// @param notes what is missing and why
public record Datasheet(
    Study study,
    Arm arm,
    List<Port> ports,
    String measure,
    List<Performance> performance,
    List<FormLine> forms,
    List<EnergyLine> energies,
    double operations,
    String sum,
    List<String> notes) {
  public Datasheet {
    ports = List.copyOf(ports);
    performance = List.copyOf(performance);
    forms = List.copyOf(forms);
    energies = List.copyOf(energies);
    notes = List.copyOf(notes);
  }

  /// The controller: the agent of the arm, or the lone system.
  public Part controller() {
    return study.loop(arm).parts().getLast();
  }

  /// Whether it has a plant to control.
  public boolean hasPlant() {
    return study.loop(arm).parts().size() > 1;
  }

  /// Whether its parameters move while it acts.
  public boolean learns() {
    return study.loop(arm).sections().containsKey("learn");
  }
}
