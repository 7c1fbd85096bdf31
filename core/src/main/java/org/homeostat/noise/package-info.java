/// Wiener paths for many trajectories, from a counter-based generator.
///
/// A standard normal number is a pure function of what it stands for:
///
/// ```
/// key    = SplitMix64(FNV-1a(qualified name of the source) + (element + 1)*golden ratio)
/// index  = step/2 when pairs are steps, 2^62 + step when pairs are areas
/// bits   = Philox4x32-10(key, counter (index, seed))
/// pair   = BoxMuller(bits)
/// ```
///
/// The seed is the trajectory. Threads, blocks, lanes, the arms of a study and the other sources do
/// not enter, so the same seed gives the same path whatever is computed beside it, and adding a
/// source changes no other. The two numbers of a pair belong together:
///
/// | pairing | first | second |
/// | --- | --- | --- |
/// | [Pairing#STEPS] | `W` of step `2k` | `W` of step `2k + 1` |
/// | [Pairing#AREAS] | `W` of step `k` | `H` of step `k` |
///
/// Paths of the two pairings are independent of one another.
///
/// Numbers are standard normal; the solver scales: over a step `h` the increment is `sqrt(h)*w` and
/// the space-time Lévy area `sqrt(h/12)*n`. How a coarse step follows from fine ones:
/// [BrownianStep#then].
///
/// The plain form and the vector form give the same bits: [Normals#plain], [Normals#vector].
///
/// Read [Normals] first, then [Philox] and [BoxMuller].
@NullMarked
package org.homeostat.noise;

import org.jspecify.annotations.NullMarked;
