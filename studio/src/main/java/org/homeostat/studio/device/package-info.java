/// Devices: whatever answers lines of text where a system stands in a study, a chip on a table, a
/// circuit simulator, a program.
///
/// The protocol is in `docs/devices.md`. One side is the host, which solves the rest of the study;
/// the other is the device.
///
/// | what | where |
/// | --- | --- |
/// | what a device takes and gives | [Face], [Port] |
/// | the device of a study, and who it is | [DeviceSource], [DeviceReader] |
/// | lines to and from a process or a socket | [Wire] |
/// | the host's side of the protocol | [Link] |
/// | a device as what a system is coupled to | [DeviceEnvironment], [OpenDevices] |
/// | the device's side of the protocol | [DeviceServer] |
/// | a shipped system with mismatch and noise, as a device | [SimulatedDevice] |
///
/// Read [Face] first, then [Link].
@NullMarked
package org.homeostat.studio.device;

import org.jspecify.annotations.NullMarked;
