/// The commands that a person types, one class each; [org.homeostat.studio.Main] runs them.
///
/// Results go to standard output, progress and mistakes to standard error. A command returns 0 when
/// it is done, 1 when it failed, 2 when the input was wrong ([Failures]).
///
/// Read [RunCommand] first.
@NullMarked
package org.homeostat.studio.command;

import org.jspecify.annotations.NullMarked;
