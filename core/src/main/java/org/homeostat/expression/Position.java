package org.homeostat.expression;

/// A place in a file.
///
/// @param line counted from 1
/// @param column counted from 1, in characters
/// @param text the whole line, for the caret below it
public record Position(String file, int line, int column, String text) {}
