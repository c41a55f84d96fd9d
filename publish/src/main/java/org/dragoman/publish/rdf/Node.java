package org.dragoman.publish.rdf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A subject with its properties. Names of types, properties and data types are written with the
 * prefixes of {@link Prefixes}.
 */
final class Node {

  /** What a property has. */
  sealed interface Value permits Iri, Literal, Blank, Sequence {}

  /** A resource by its IRI. */
  record Iri(String iri) implements Value {}

  /**
   * A literal.
   *
   * @param text its lexical form
   * @param language BCP 47 tag; null where it has none
   * @param type its data type, with prefix; null for a string
   */
  record Literal(String text, @Nullable String language, @Nullable String type) implements Value {}

  /** A resource without a name. */
  record Blank(Node node) implements Value {}

  /** Resources in an order. */
  record Sequence(List<Iri> items) implements Value {}

  private final @Nullable String iri;
  private final List<String> types;
  private final Map<String, List<Value>> properties = new LinkedHashMap<>();

  private Node(@Nullable String iri, List<String> types) {
    this.iri = iri;
    this.types = types;
  }

  /** A resource with an IRI. */
  static Node of(String iri, String... types) {
    return new Node(iri, List.of(types));
  }

  /** A resource without one. */
  static Node blank(String... types) {
    return new Node(null, List.of(types));
  }

  /** The IRI of what has an id in the record. */
  static String iriOf(String id) {
    StringBuilder iri = new StringBuilder(Prefixes.RECORD);
    id.codePoints()
        .forEach(
            c -> {
              // Ids are letters, digits and hyphens; anything else would not be an IRI.
              iri.appendCodePoint(Character.isLetterOrDigit(c) || c == '-' || c == '#' ? c : '_');
            });
    return iri.toString();
  }

  Node with(String property, @Nullable Value value) {
    if (value != null) {
      List<Value> values = properties.computeIfAbsent(property, key -> new ArrayList<>());
      if (!values.contains(value)) {
        values.add(value);
      }
    }
    return this;
  }

  Node with(String property, @Nullable String text) {
    return with(property, text == null || text.isEmpty() ? null : new Literal(text, null, null));
  }

  Node with(String property, @Nullable String text, String type) {
    return with(property, text == null || text.isEmpty() ? null : new Literal(text, null, type));
  }

  /** Links to what has an id in the record. */
  Node link(String property, @Nullable String id) {
    return with(property, id == null ? null : new Iri(iriOf(id)));
  }

  Optional<String> iri() {
    return Optional.ofNullable(iri);
  }

  List<String> types() {
    return types;
  }

  Map<String, List<Value>> properties() {
    return properties;
  }
}
