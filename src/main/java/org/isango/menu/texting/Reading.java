package org.isango.menu.texting;

import org.isango.menu.texting.Standing.Question;

/// The one thing that a text is taken for.
public sealed interface Reading {
  /// A keyword, a wish about texts as such, or nothing that anybody understands.
  record Keyword(Meaning meaning) implements Reading {}

  /// The answer to a question that is open.
  record Answers(Question question, boolean yes) implements Reading {}

  /// What a helper writes about a request.
  record AboutCase(CaseText text) implements Reading {}
}
