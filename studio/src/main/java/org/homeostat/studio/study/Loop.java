package org.homeostat.studio.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.imperfection.Device;
import org.homeostat.studio.design.Decision;
import org.homeostat.studio.device.DeviceSource;
import org.homeostat.studio.lifelong.Timeline;
import org.homeostat.system.DynamicalSystem;

/// What is solved: the parts connected, with the reward as an output, learning.
///
/// @param parts the plant, and the agent if there is one; or a lone system
/// @param decisions what the agent decides at samples, beside its equations
/// @param units what is no equations: units that stand in the place of a plant
/// @param devices what stands for parts and answers lines
/// @param device what it runs on
/// @param sections what a study says to have this loop, as plain values that need no other file
/// @param living what changes in it, and who lives there
public record Loop(
    List<Part> parts,
    DynamicalSystem system,
    List<Decision> decisions,
    List<CoupledUnit> units,
    List<DeviceSource> devices,
    Device device,
    Map<String, Object> sections,
    Living living) {

  /// @param timeline when what is so of the plant
  /// @param agent tells agents apart, with how they learn
  /// @param told whether the agent is told of each change
  public record Living(Timeline timeline, String agent, boolean told) {
    static final Living STILL = new Living(Timeline.STILL, "", false);
  }

  public Loop {
    parts = List.copyOf(parts);
    decisions = List.copyOf(decisions);
    units = List.copyOf(units);
    devices = List.copyOf(devices);
    sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
  }

  /// The same with other decisions.
  Loop of(List<Decision> others) {
    return new Loop(parts, system, others, units, devices, device, sections, living);
  }

  /// Another system of the same names in its place.
  Loop of(DynamicalSystem other) {
    return new Loop(parts, other, decisions, units, devices, device, sections, living);
  }

  /// The same, allowed to use the devices that stand for its parts.
  Loop allowingDevices() {
    List<DeviceSource> allowed = devices.stream().map(DeviceSource::allow).toList();
    return new Loop(parts, system, decisions, units, allowed, device, sections, living);
  }
}
