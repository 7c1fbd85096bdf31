package org.homeostat.studio.report;

/// A paragraph.
public record Text(String paragraph) implements Block {}
