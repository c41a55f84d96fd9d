package org.dragoman.understanding.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dragoman.record.document.Document;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.ContentId;
import org.jspecify.annotations.Nullable;

/** Somebody or something that a document names, however often. Not thread-safe. */
public final class Member {

  private final EntityType type;
  private final List<Mentioned> mentions = new ArrayList<>();
  private String label;
  private List<String> words;
  private @Nullable String country;

  Member(Mentioned first, List<String> words) {
    type = first.type();
    label = first.text();
    this.words = words;
    add(first);
  }

  void add(Mentioned mention) {
    mentions.add(mention);
    if (country == null) {
      country = mention.country();
    }
  }

  /** Takes a better form of the name to be shown. */
  void label(String better, List<String> betterWords) {
    label = better;
    words = betterWords;
  }

  List<String> words() {
    return words;
  }

  /** What it is. */
  public EntityType type() {
    return type;
  }

  /**
   * The name it is shown under: the longest that the document has, uninflected where it has one.
   */
  public String label() {
    return label;
  }

  /** Where it is named, in order. */
  public List<Mentioned> mentions() {
    return mentions;
  }

  /** The country that it is of; for a person the one they act for; null where unknown. */
  public @Nullable String country() {
    return country;
  }

  /** Takes the country that a person's post tells, unless one is known. */
  public void actsFor(@Nullable String told) {
    if (country == null) {
      country = told;
    }
  }

  /**
   * Its id: the same in all documents for a full name, of this document alone for a bare surname or
   * a name that says little.
   */
  public String id(Document document) {
    String name = String.join(" ", words);
    String prefix = type.name().toLowerCase(java.util.Locale.ROOT);
    return words.size() > 1
        ? ContentId.of(prefix, name)
        : ContentId.of(prefix, name, document.id());
  }

  /** It as an entity of the record. */
  Entity entity(Document document) {
    Map<String, Integer> spellings = new TreeMap<>();
    mentions.forEach(mention -> spellings.merge(mention.text(), 1, Integer::sum));
    List<EntityName> names = new ArrayList<>();
    spellings.forEach(
        (text, count) ->
            names.add(new EntityName(text, document.language(), document.script(), count)));
    names.sort((a, b) -> Integer.compare(b.mentions(), a.mentions()));
    return new Entity(id(document), type, label, country, names, null);
  }
}
