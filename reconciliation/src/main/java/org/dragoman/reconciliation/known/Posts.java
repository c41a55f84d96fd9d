package org.dragoman.reconciliation.known;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Posts, told by their words in many languages. Thread-safe. */
public final class Posts {

  /** Words that make of a post another, or say that it is not held. */
  private static final Set<String> NOT_IT = Set.of("deputy", "former");

  /** "Of the", "de la", "der": so long are words that say nothing of whose post it is. */
  private static final int LITTLE = 3;

  private static final int HELD_OF = 1;
  private static final int BODY = 2;

  private final Kinds kinds = Kinds.ofPosts();

  /** What a post is held of. */
  public enum Of {
    /** A country. */
    COUNTRY,
    /** A body. */
    BODY,
    /** A body where one is named, a country otherwise: a president. */
    EITHER,
    /** The parliament of a country. */
    SPEAKER,
    /** A country; which post it is, the country tells. */
    CHANCELLOR
  }

  /**
   * The post that some words name; empty for none that one person holds, and for one that is held
   * no more.
   *
   * @param language bare code of the language
   */
  public Optional<String> of(String words, String language) {
    List<String> normal = Wording.of(words, language).words();
    if (!kinds.all(normal, language).stream().allMatch(post -> !NOT_IT.contains(post))) {
      return Optional.empty();
    }
    return kinds.of(normal, language);
  }

  /** Whether some words are a post and no more: not those of somebody's envoy. */
  public boolean isAlone(String words, String language) {
    List<String> normal = Wording.of(words, language).words();
    return kinds.left(normal, language).stream().allMatch(word -> word.length() <= LITTLE);
  }

  /** What a post is held of. */
  public Of heldOf(String post) {
    return switch (kinds.cell(post, HELD_OF).orElse("")) {
      case "body" -> Of.BODY;
      case "either" -> Of.EITHER;
      case "speaker" -> Of.SPEAKER;
      case "chancellor" -> Of.CHANCELLOR;
      default -> Of.COUNTRY;
    };
  }

  /** The kind of state body that the holder of a post leads; empty where there is none. */
  public Optional<String> body(String post) {
    return kinds.cell(post, BODY).filter(kind -> !kind.isEmpty());
  }
}
