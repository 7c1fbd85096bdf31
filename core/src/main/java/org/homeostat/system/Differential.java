package org.homeostat.system;

import java.util.SortedMap;
import org.homeostat.expression.Expression;

/// One equation `dx = drift*dt + terms`.
///
/// @param state the name of the state Drift and terms have the shape of the state, or are scalars
///   that count for each of its elements.
///
/// @param drift the factor of dt
/// @param noise by the name of a noise source `w`: the term in which its differential `dw` occurs
///   linearly as a [org.homeostat.expression.Name] (`shake*dw`, `S@dw`). Evaluating the term with
///   the increment in the place of `dw` gives what the noise adds to the state
public record Differential(String state, Expression drift, SortedMap<String, Expression> noise) {}
