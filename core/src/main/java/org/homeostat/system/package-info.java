/// Systems: their value, their text, their checks and how to make new ones of them.
///
/// | what | where |
/// | --- | --- |
/// | a system as a value | [DynamicalSystem], read it first |
/// | from a file, from a program, and back to text | [SystemReader], [SystemBuilder], [SystemText], [SystemLatex] |
/// | a system given by its energy | [Energy], [EnergyText]; stacked from [Layers] |
/// | System -> System | [Transformation]: [Composition] of parts, [Stratonovich] and Ito forms, [Reward], derivatives by [Sensitivities] |
/// | the YAML below it, for every kind of file | [YamlReader], [Yaml], [Problems] |
///
/// A [DynamicalSystem] that leaves this package is correct: every name is known, shapes and units
/// agree, equations are linear in their differentials. A text that is not is refused with all its
/// mistakes, each with its place in the file.
@NullMarked
package org.homeostat.system;

import org.jspecify.annotations.NullMarked;
