package org.homeostat.studio.report;

/// A text as a machine reads it, under a heading that opens: the resolved study.
public record Source(String title, String text) implements Block {}
