package org.dragoman.understanding.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.Edtf;
import org.dragoman.understanding.lexicon.Passage;
import org.jspecify.annotations.Nullable;

/**
 * Who publishes a document, whom it cites as a whole, and who says what inside it.
 *
 * <p>Immutable and thread-safe.
 */
public final class Attribution {

  private final Origin origin;
  private final List<Link> documentChain;
  private final List<ReportedClaim> claims;
  private final List<ClaimFinder.Covered> covered;

  /** A word that joins what is said to who says it is at most so long, with a blank. */
  private static final int LONGEST_THAT = 6;

  /** The chain from each position on, to the next entry; empty entries are the document's own. */
  private final NavigableMap<Integer, List<Link>> chains;

  private Attribution(
      Origin origin,
      List<Link> documentChain,
      List<ReportedClaim> claims,
      List<ClaimFinder.Covered> covered) {
    this.origin = origin;
    this.documentChain = documentChain;
    this.claims = claims;
    this.covered = covered;
    this.chains = chains(claims, covered, documentChain);
  }

  /**
   * Reads a document's attributions.
   *
   * @param language BCP 47 tag of the language to read it in
   * @param document the document; what its origin leaves open is looked for in the text
   * @param passages its sentences in order
   * @param timestamps the dates that a passage gives, asked only for header lines, datelines and
   *     signatures
   */
  public static Attribution read(
      String language,
      Document document,
      List<Passage> passages,
      Function<Passage, List<Edtf>> timestamps) {
    Vocabulary vocabulary = Vocabulary.of(language);
    SourceFinder sources = new PositionalSources();
    List<Span> quotations = Quotations.in(document.text());
    List<Line> lines = new ArrayList<>(passages.size());
    for (Passage passage : passages) {
      lines.add(
          new Line(passage, vocabulary, Spans.touching(quotations, passage.sentence().span())));
    }
    ClaimFinder subjects = new ClaimFinder(vocabulary, sources, List.of(), quotations);
    FrontMatter front = FrontMatter.of(document, vocabulary, lines, timestamps);
    Frame frame = Frame.in(lines, subjects, sources, front.publisherName());
    Origin origin = front.complete(frame, lines, timestamps);
    String name = origin.publisher();
    Link publisher = name == null ? null : new Link(name, null, null, front.publisherSpan(frame));
    List<Link> documentChain = frame.chain(publisher);
    ClaimFinder finder = new ClaimFinder(vocabulary, sources, documentChain, quotations);
    int end = 0;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Span here = line.passage().sentence().span();
      Frame.Place place = placeOf(frame, i);
      finder.read(line, place, i == 0 || isParagraph(document, end, here.start()));
      if (place != null && !documentChain.isEmpty()) {
        finder.ofWholeDocument(line, place);
      }
      end = here.end();
    }
    return new Attribution(
        origin, documentChain, List.copyOf(finder.claims()), List.copyOf(finder.covered()));
  }

  private static Frame.@Nullable Place placeOf(Frame frame, int line) {
    for (Frame.Place place : frame.places()) {
      if (place.line() == line) {
        return place;
      }
    }
    return null;
  }

  /** Whether an empty line stands between two positions. */
  private static boolean isParagraph(Document document, int from, int to) {
    int breaks = 0;
    int end = document.text().toUtf16(to);
    for (int i = document.text().toUtf16(from); i < end; i++) {
      breaks += document.text().charAt(i) == '\n' ? 1 : 0;
    }
    return breaks > 1;
  }

  /** The same with other claims in place of those that were found. */
  public Attribution withClaims(List<ReportedClaim> others) {
    return new Attribution(origin, documentChain, List.copyOf(others), covered);
  }

  /** The same where the publisher is known from elsewhere: all chains begin with it. */
  public Attribution withPublisher(Link publisher) {
    return new Attribution(
        origin.withPublisher(publisher.name()),
        before(publisher, documentChain),
        claims.stream().map(claim -> claim.withChain(before(publisher, claim.chain()))).toList(),
        covered.stream()
            .map(place -> new ClaimFinder.Covered(place.span(), before(publisher, place.chain())))
            .toList());
  }

  /** The same with every link as a function gives it. */
  public Attribution withLinks(UnaryOperator<Link> known) {
    return new Attribution(
        origin,
        documentChain.stream().map(known).toList(),
        claims.stream()
            .map(claim -> claim.withChain(claim.chain().stream().map(known).toList()))
            .toList(),
        covered.stream()
            .map(
                place ->
                    new ClaimFinder.Covered(
                        place.span(), place.chain().stream().map(known).toList()))
            .toList());
  }

  private static List<Link> before(Link publisher, List<Link> chain) {
    if (!chain.isEmpty() && Names.same(chain.get(0).name(), publisher.name())) {
      return chain;
    }
    List<Link> longer = new ArrayList<>();
    longer.add(publisher);
    longer.addAll(chain);
    return List.copyOf(longer);
  }

  private static NavigableMap<Integer, List<Link>> chains(
      List<ReportedClaim> claims, List<ClaimFinder.Covered> covered, List<Link> outer) {
    NavigableMap<Integer, List<Link>> chains = new TreeMap<>();
    chains.put(0, outer);
    for (ClaimFinder.Covered place : covered) {
      paint(chains, place.span(), place.chain());
    }
    List<ReportedClaim> longestFirst = new ArrayList<>(claims);
    longestFirst.sort((a, b) -> Integer.compare(b.content().length(), a.content().length()));
    for (ReportedClaim claim : longestFirst) {
      paint(chains, claim.content(), claim.chain());
    }
    return chains;
  }

  private static void paint(NavigableMap<Integer, List<Link>> chains, Span span, List<Link> chain) {
    List<Link> after = chains.floorEntry(span.end()).getValue();
    chains.subMap(span.start(), span.end()).clear();
    chains.put(span.start(), chain);
    chains.put(span.end(), after);
  }

  /** What is known of the document's origin, completed from its text. */
  public Origin origin() {
    return origin;
  }

  /** The publisher and those it cites for the whole document, outermost first; may be empty. */
  public List<Link> documentChain() {
    return documentChain;
  }

  /** What the document puts in somebody's mouth, in the order of the cues. */
  public List<ReportedClaim> claims() {
    return claims;
  }

  /** The chain that covers the place where a span begins, or a word for "that" behind it. */
  public List<Link> chainAt(Span span) {
    Map.Entry<Integer, List<Link>> next = chains.higherEntry(span.start());
    boolean joined =
        next != null
            && next.getKey() - span.start() <= LONGEST_THAT
            && claims.stream()
                .anyMatch(
                    claim ->
                        claim.content().start() == next.getKey()
                            && claim.content().end() >= span.end());
    Map.Entry<Integer, List<Link>> entry = joined ? next : chains.floorEntry(span.start());
    return entry == null ? documentChain : entry.getValue();
  }
}
