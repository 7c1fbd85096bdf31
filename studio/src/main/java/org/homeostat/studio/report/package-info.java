/// Reports: one HTML file that needs nothing else.
///
/// A [Report] is a value: a title, the one-sentence answer, and sections of [Block]s. [ReportPage]
/// turns it into the text of a page (charts by uPlot, equations by KaTeX, both inlined; a strict
/// content security policy; the report itself as escaped JSON), and writes it whole or not at all.
/// Everything is computed here in Java; the page only draws.
///
/// | block | shows |
/// | --- | --- |
/// | [Lines] | series against a common x, with bands and marks |
/// | [Panels] | several [Lines] with one zoom and one cursor |
/// | [Phase] | curves of one quantity against another |
/// | [Scatter] | points, each with what it stands for; a front |
/// | [Ancestry] | who descends from whom |
/// | [Animation] | shapes moving along paths, arms side by side |
/// | [Table], [Tiles], [Facts], [Source] | numbers and texts |
/// | [Links] | the way to other pages |
/// | [Row] | blocks beside each other |
/// | [Equations], [Text], [Note] | prose and mathematics |
///
/// Long series are thinned on the way out ([Thinning]); colours are roles ([Hue]) that the page
/// turns into shades for light and dark.
///
/// Read [Report] first.
@NullMarked
package org.homeostat.studio.report;

import org.jspecify.annotations.NullMarked;
