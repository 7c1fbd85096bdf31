/// The `homeostat` command. [Main] is where it starts.
@NullMarked
package org.homeostat.studio;

import org.jspecify.annotations.NullMarked;
