/// The datasheet of a controller: what a person who wants to use it has to know, on one page.
///
/// | what | where |
/// | --- | --- |
/// | the contents | [Datasheet] |
/// | the runs and tools that fill it | [Describing] |
/// | inputs and outputs, with what they do in a run | [Port] |
/// | the controller as C, in integers and as gates | [FormLine] |
/// | a page as PDF | [Chromium] |
///
/// The page itself is [org.homeostat.studio.page.DatasheetPage].
///
/// Read [Datasheet] first.
@NullMarked
package org.homeostat.studio.datasheet;

import org.jspecify.annotations.NullMarked;
