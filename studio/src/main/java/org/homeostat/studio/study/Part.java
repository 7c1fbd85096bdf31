package org.homeostat.studio.study;

import org.homeostat.system.SystemFile;

/// A system that a study is composed of.
///
/// @param role its prefix in qualified names: `plant` or `agent`
/// @param text its YAML
public record Part(String role, String text, SystemFile file) {}
