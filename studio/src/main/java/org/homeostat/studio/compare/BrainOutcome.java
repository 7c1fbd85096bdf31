package org.homeostat.studio.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.homeostat.substrate.cost.Energy;

/// What came out of a brain.
///
/// @param form in words
/// @param energies joules of a simulated hour, by the name of a substrate
/// @param states numbers that it remembers, in bytes
/// @param parameters numbers that it is given, in bytes
/// @param program of its C code for a microcontroller; [ProgramSize#UNKNOWN] where no compiler says
/// @param gates of an FPGA; [Gates#UNKNOWN] where there are none or no tool says
/// @param error of a conversion to spikes; NaN for others
public record BrainOutcome(
    String name,
    String form,
    Returns returns,
    Map<String, Energy> energies,
    int states,
    int parameters,
    ProgramSize program,
    Gates gates,
    double error) {
  public BrainOutcome {
    energies = Collections.unmodifiableMap(new LinkedHashMap<>(energies));
  }
}
