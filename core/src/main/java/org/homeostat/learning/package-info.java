/// Learning rules: each makes a system that learns of a system and a reward, and nothing else in
/// the library knows what learning is.
///
/// | rule | equations |
/// | --- | --- |
/// | [OrnsteinUhlenbeckAdaptation] | parameters wander around means that follow the reward |
/// | [WrittenRule] | those of a file: a person's own, or what evolution found |
/// | [RealTimeRecurrentLearning] | parameters follow the exact derivative of the reward |
/// | [FeedbackAlignment] | the same of this moment alone, carried back by random weights |
/// | [EvolutionStrategy] | parameters are found by a search over whole lives |
/// | [Decorrelation] | before any of them: signals lose what they have in common |
///
/// Rules as text ship under `rules/`: perturbation of nodes and weights, reward-modulated Hebbian
/// learning, actor-critics. [LearningRules] finds a rule by its name in a study; a study that names
/// none gets [LearningRules#DEFAULT]. Read [WrittenRule] first.
@NullMarked
package org.homeostat.learning;

import org.jspecify.annotations.NullMarked;
