package org.dragoman.understanding.name;

import java.util.Set;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.syntax.Parse;
import org.dragoman.understanding.syntax.Range;
import org.jspecify.annotations.Nullable;

/**
 * A name in a passage.
 *
 * @param parse the passage
 * @param range the nodes of the name
 * @param span where it stands, without an ending that an apostrophe parts from it
 * @param type what it names
 * @param country ISO 3166-1 alpha-2, where the name itself tells it
 * @param rule how it was found
 */
public record Mentioned(
    Parse parse, Range range, Span span, EntityType type, @Nullable String country, String rule) {

  /** The rule of names of those through whom a document came. */
  public static final String SOURCE = "name/source";

  /** The words as they stand; an Arabic name behind "for" with its article: "للأمم" is "الأمم". */
  public String text() {
    String words = parse.passage().document().text().slice(span);
    boolean article =
        isCollective()
            && words.startsWith("ل")
            && span.start() > 0
            && parse
                .passage()
                .document()
                .text()
                .slice(new Span(span.start() - 1, span.start()))
                .equals("ل");
    return article ? "ا" + words : words;
  }

  /**
   * Whether its words end before the case ending that the text has: "Bakanlığı" of "Bakanlığına".
   */
  public boolean isWithoutCase() {
    return isCollective()
        && span.end() < parse.span(range).end()
        && Set.of("tr", "az").contains(parse.passage().document().language().split("-", 2)[0]);
  }

  /** The node on which the name's other nodes depend. */
  public int top() {
    return parse.top(range);
  }

  /** Whether it names a body, a group, an organization or an outlet. */
  public boolean isCollective() {
    return switch (type) {
      case BODY, GROUP, ORGANIZATION, OUTLET -> true;
      case PERSON, PLACE -> false;
    };
  }
}
