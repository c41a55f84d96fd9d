package org.dragoman.understanding.attribution;

import java.util.List;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.text.Span;

/**
 * Content that a document puts in somebody's mouth.
 *
 * @param content where the reported clause or the quoted words stand
 * @param cue the word that attributes them
 * @param cueSpan where that word stands
 * @param direct whether they are quoted
 * @param chain who says it, outermost first; the speaker last
 * @param confidence 0 to 1
 * @param rule the name of the rule that found it
 */
public record ReportedClaim(
    Span content,
    String cue,
    Span cueSpan,
    boolean direct,
    List<Link> chain,
    double confidence,
    String rule) {

  /** Copies the chain. */
  public ReportedClaim {
    chain = List.copyOf(chain);
  }

  /** The same speaker with other words. */
  public ReportedClaim withContent(Span other) {
    return new ReportedClaim(other, cue, cueSpan, direct, chain, confidence, rule);
  }

  /** The same said by others. */
  public ReportedClaim withChain(List<Link> others) {
    return new ReportedClaim(content, cue, cueSpan, direct, others, confidence, rule);
  }
}
