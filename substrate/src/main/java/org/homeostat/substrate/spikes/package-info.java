/// Controllers as networks of spiking neurons.
///
/// The equations of a controller are carried over to a population of leaky integrate-and-fire
/// neurons that represents its states and inputs together, by the principles of the Neural
/// Engineering Framework: each neuron prefers a direction, and what a population computes is a
/// weighted sum of its filtered spikes.
///
/// | what | where |
/// | --- | --- |
/// | a controller to the network, as a system with events | [SpikingConversion] |
/// | what neurons prefer and how fast they fire | [Population] |
/// | weights that decode a function from rates | [Decoders] |
///
/// Source: Eliasmith and Anderson (2003), *Neural Engineering: computation, representation, and
/// dynamics in neurobiological systems*, MIT Press, chapters 2, 4 and 8.
///
/// Read [SpikingConversion] first.
@NullMarked
package org.homeostat.substrate.spikes;

import org.jspecify.annotations.NullMarked;
