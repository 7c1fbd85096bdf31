/// What a real device does to a system: each imperfection is a transformation, System -> System.
///
/// A *chip* is a seed. What is different on every chip are parameters of the transformed system,
/// such as `agent.K.mismatch`, which are 0 or 1 on a device without faults; [Device#chances] says
/// how chips draw them, by the counter-based source. How strong an imperfection is, is a parameter
/// too, `chip.mismatch`, so that a sweep changes that and nothing else: the same chips become worse
/// and worse.
///
/// | imperfection | what it does |
/// | --- | --- |
/// | [Mismatch] | a value is made `exp(sigma*z)` times as large |
/// | [Stuck] | an element is dead, or held at a value |
/// | [Levels] | a value is read as the nearest of a few levels |
/// | [Writing] | a memory is rounded to levels whenever it is written |
/// | [Updates] | a memory learns more slowly in one direction, and the less the fuller it is |
/// | [Temperature] | rates follow the temperature |
/// | [ThermalNoise], [ShotNoise] | white noise in a state, of a resistor or of charges |
/// | [FlickerNoise] | 1/f noise added to a value |
///
/// Weights that are given as arrays go onto a [Chip] by a [Making], under the same definitions.
///
/// What acts on a value makes a definition of it, `agent.K.device`, which all read. A weight that
/// learns is read so by its circuit, while its learning rule sees what it has stored.
///
/// Read [Device] first, then [Mismatch].
@NullMarked
package org.homeostat.imperfection;

import org.jspecify.annotations.NullMarked;
