package org.isango.menu;

/// Holds what somebody types as a secret against the one that is kept. A step only ever learns the
/// verdict: the digits go neither into a state nor into an effect.
@FunctionalInterface
public interface Secrets {
  /// Nobody can look, so nothing is right.
  Secrets UNKNOWN = (name, typed) -> new Verdict.Closed();

  /// @param name of the secret, as menus write it behind `ask`
  Verdict judge(String name, String typed);

  /// What a typed secret is.
  sealed interface Verdict {
    record Right() implements Verdict {}

    /// @param left how many more tries there are
    record Wrong(int left) implements Verdict {}

    /// It cannot be tried now, right or wrong.
    record Closed() implements Verdict {}
  }
}
