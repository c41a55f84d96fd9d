package org.dragoman.reconciliation.source;

import java.util.List;
import java.util.Optional;
import org.dragoman.reconciliation.entity.Naming;
import org.dragoman.reconciliation.entity.Namings;
import org.dragoman.reconciliation.name.NameForm;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.entity.EntityType;

/**
 * Whose word it is in the end: the innermost source of a chain that can be told from others.
 *
 * <p>Two reports that cite the same origin are one testimony. Thread-safe.
 */
public final class Origins {

  private final Namings namings;

  /** With what knows outlets and bodies by name. */
  public Origins(Namings namings) {
    this.namings = namings;
  }

  /**
   * The key of an assertion's origin: the same for all spellings of a known outlet or body.
   *
   * @param chain who says it, outermost first
   * @param language bare code of the document's language
   * @param fallback where the chain names nobody
   */
  public String of(List<Link> chain, String language, String fallback) {
    return innermost(chain).map(link -> key(link.name(), language)).orElse(fallback);
  }

  /** The innermost source of a chain that has a name; the outermost where none has. */
  public static Optional<Link> innermost(List<Link> chain) {
    for (int i = chain.size() - 1; i >= 0; i--) {
      // "The statement", "sources": words for somebody, not somebody's name.
      if (isName(chain.get(i)) || i == 0) {
        return Optional.of(chain.get(i));
      }
    }
    return Optional.empty();
  }

  private static boolean isName(Link link) {
    return link.entity() != null || Character.isUpperCase(link.name().codePointAt(0));
  }

  /** The key of a source by its name. */
  public String key(String name, String language) {
    Naming naming = namings.of(EntityType.ORGANIZATION, null, language, name);
    return Optional.ofNullable(naming.known())
        .or(() -> Optional.ofNullable(naming.kind()))
        .orElseGet(() -> "source:" + skeleton(naming.form()));
  }

  private static String skeleton(NameForm form) {
    return form.words().stream()
        .map(NameForm.Word::skeleton)
        .sorted()
        .reduce("", (a, b) -> a + " " + b);
  }
}
