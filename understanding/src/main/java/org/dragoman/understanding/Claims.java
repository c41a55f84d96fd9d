package org.dragoman.understanding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.attribution.Attribution;
import org.dragoman.understanding.attribution.ReportedClaim;
import org.dragoman.understanding.name.Mentioned;
import org.dragoman.understanding.office.Post;
import org.dragoman.understanding.speech.Said;

/**
 * What is put into somebody's mouth in a document: what the words in their order tell, completed by
 * what the trees tell.
 */
final class Claims {

  /** What these rules tell by the order of words, the tree tells better where it tells it. */
  private static final Set<String> WEAK =
      Set.of("object", "content-first", "label", "that-clause", "content-around");

  private Claims() {}

  /** All claims, in the order of the text. */
  static List<ReportedClaim> of(Attribution attribution, Facts facts) {
    List<ReportedClaim> claims = new ArrayList<>();
    for (ReportedClaim claim : attribution.claims()) {
      boolean better =
          WEAK.contains(claim.rule())
              && facts.said().stream().anyMatch(one -> one.cueSpan().overlaps(claim.cueSpan()));
      if (!better) {
        claims.add(named(claim, facts));
      }
    }
    List<Said> said = new ArrayList<>(facts.said());
    // The outer one first, so that what it holds is told as said within it.
    said.sort(Comparator.comparingInt((Said one) -> -one.content().length()));
    for (Said one : said) {
      boolean known =
          claims.stream()
              .anyMatch(
                  claim ->
                      claim.cueSpan().overlaps(one.cueSpan())
                          && last(claim).name().equals(one.speaker()));
      boolean taken =
          claims.stream()
              .anyMatch(
                  claim ->
                      claim.cueSpan().overlaps(one.cueSpan())
                          && !claim.rule().startsWith("speech/"));
      if (!known && !taken) {
        claims.add(claim(outer(attribution, claims, one), one));
      }
    }
    claims.sort(Comparator.comparing(ReportedClaim::content));
    return claims;
  }

  private static Link last(ReportedClaim claim) {
    return claim.chain().get(claim.chain().size() - 1);
  }

  /** Who passes on what somebody says: as the order of words tells, else as the place does. */
  private static List<Link> outer(Attribution attribution, List<ReportedClaim> claims, Said said) {
    for (ReportedClaim claim : attribution.claims()) {
      if (claim.cueSpan().overlaps(said.cueSpan()) && claim.chain().size() > 1) {
        return claim.chain().subList(0, claim.chain().size() - 1);
      }
    }
    return attribution.withClaims(claims).chainAt(said.cueSpan());
  }

  private static ReportedClaim claim(List<Link> outer, Said said) {
    List<Link> chain = new ArrayList<>(outer);
    Link speaker = new Link(said.speaker(), null, said.cue(), said.speakerSpan());
    if (chain.isEmpty() || !chain.get(chain.size() - 1).name().equals(speaker.name())) {
      chain.add(speaker);
    }
    double confidence = said.rule().equals("speech/object") ? 0.6 : 0.8;
    return new ReportedClaim(
        said.content(), said.cue(), said.cueSpan(), false, chain, confidence, said.rule());
  }

  /** Where a speaker is named by post and name, the name is enough. */
  private static ReportedClaim named(ReportedClaim claim, Facts facts) {
    if (claim.chain().isEmpty()) {
      return claim;
    }
    Link last = last(claim);
    Span span = last.span();
    if (span == null) {
      return claim;
    }
    for (List<Post> posts : facts.posts().values()) {
      for (Post post : posts) {
        Span phrase = post.parse().span(post.phrase());
        if (post.holders().isEmpty() || !phrase.overlaps(span)) {
          continue;
        }
        Mentioned holder = post.holders().get(0);
        if (!holder.span().overlaps(span)) {
          List<Link> chain = new ArrayList<>(claim.chain());
          chain.set(chain.size() - 1, new Link(holder.text(), null, last.cue(), holder.span()));
          return claim.withChain(chain);
        }
      }
    }
    return claim;
  }
}
