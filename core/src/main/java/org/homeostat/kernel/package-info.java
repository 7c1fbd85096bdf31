/// Programs and the kernels that run them.
///
/// A [Program] is the one form between a system and everything that runs it: a straight list of
/// single assignments over shaped values. A solver's method builds one with a [ProgramBuilder]; a
/// [Kernel] runs it over *lanes*, one trajectory each, in a [Memory].
///
/// There are four executions of the same program, equal to the last bit:
///
/// | execution | how | when |
/// | --- | --- | --- |
/// | [Execution#INTERPRETED] | one loop per instruction | the oracle |
/// | [Execution#TAPE] | one vector loop per instruction or function, from a list of numbers | short-lived programs |
/// | [Execution#PLAIN] | generated loops over lanes, one number at a time | short runs; no vector module |
/// | [Execution#VECTOR] | generated loops over lanes with the Vector API | long runs |
///
/// Small programs are expanded to scalars first ([Scalars]); in wide ones arrays stay whole and
/// matrix products run as blocked loops.
///
/// A function that is found by repeating a program is an [Iteration], how it learns an
/// [Adaptation].
///
/// Read [Program] first.
@NullMarked
package org.homeostat.kernel;

import org.jspecify.annotations.NullMarked;
