package org.homeostat.system;

import org.homeostat.expression.SourceText;

/// A line `left = right` as it was written.
record Statement(SourceText left, SourceText right) {}
