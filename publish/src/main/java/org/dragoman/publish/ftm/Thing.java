package org.dragoman.publish.ftm;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A FollowTheMoney entity: an id, a schema, and properties of several values each. */
final class Thing {

  private final String id;
  private final String schema;
  private final Map<String, Set<String>> properties = new TreeMap<>();

  Thing(String id, String schema) {
    this.id = id;
    this.schema = schema;
  }

  boolean isA(String other) {
    return schema.equals(other);
  }

  /** Adds a value; one that is null or empty is none. */
  Thing with(String property, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      properties.computeIfAbsent(property, key -> new LinkedHashSet<>()).add(value);
    }
    return this;
  }

  Thing with(String property, Optional<String> value) {
    return with(property, value.orElse(null));
  }

  Thing with(String property, Collection<String> values) {
    values.forEach(value -> with(property, value));
    return this;
  }

  /** Adds a country, which FollowTheMoney writes in lower case. */
  Thing in(@Nullable String country) {
    return with("country", country == null ? null : country.toLowerCase(Locale.ROOT));
  }

  /** Adds an address, where it is one that FollowTheMoney takes. */
  Thing from(String uri) {
    return with("sourceUrl", uri.matches("(?i)(https?|ftp)://.+") ? uri : null);
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id);
    json.writeStringField("schema", schema);
    json.writeObjectFieldStart("properties");
    for (Map.Entry<String, Set<String>> property : properties.entrySet()) {
      json.writeArrayFieldStart(property.getKey());
      for (String value : property.getValue()) {
        json.writeString(value);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
