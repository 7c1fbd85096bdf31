package org.homeostat.system;

import org.homeostat.expression.Expression;

/// Something about a system that is otherwise for a while: a parameter, what an actuator does, what
/// a sensor says.
///
/// @param quantity its qualified name: `plant.mass`
/// @param role who meets it
/// @param effect what becomes of it
/// @param active an expression over time, states and parameters that is not 0 while it is so: `t >=
///   300`
public record Change(String quantity, Role role, Effect effect, Expression active) {

  /// Who meets the changed quantity.
  public enum Role {
    /// all that read it: a parameter
    EVERYWHERE,
    /// the part that it is an input of, while all others know what was asked of it
    ACTUATOR,
    /// the other parts, while its own knows what is so
    SENSOR
  }

  /// What becomes of a quantity.
  public sealed interface Effect {}

  /// It has another value.
  public record Set(Expression value) implements Effect {}

  /// It is multiplied.
  public record Scale(Expression factor) implements Effect {}

  /// Something is added.
  public record Add(Expression offset) implements Effect {}

  /// It comes late, by a chain of lags: with `s[0]` the quantity, `ds[i] = stages/time*(s[i-1] -
  /// s[i])*dt`. The mean delay is `time`, its deviation `time/sqrt(stages)`. With no stages it is
  /// the exact delay, of which methods of fixed step keep the past.
  public record Delay(double time, int stages) implements Effect {}
}
