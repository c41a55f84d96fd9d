package org.dragoman.reconciliation.entity;

import java.util.List;
import java.util.Locale;
import org.dragoman.reconciliation.Fields;
import org.dragoman.reconciliation.name.NameForm;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.ContentId;
import org.jspecify.annotations.Nullable;

/**
 * A name as documents of one language use it for an entity of one type and country.
 *
 * <p>All documents that do so share it: it is what is compared, not each mention.
 *
 * @param type what the reader takes it for
 * @param country the country that it acts for or belongs to; null where documents do not tell
 * @param language bare code of the documents' language
 * @param name the name as it stands
 * @param known its id in the gazetteer; null where it is not there
 * @param kind the kind of state body, with the countries in its name; null where it is none
 * @param form the name taken apart
 */
public record Naming(
    EntityType type,
    @Nullable String country,
    String language,
    String name,
    @Nullable String known,
    @Nullable String kind,
    NameForm form) {

  /** A naming with its name taken apart. */
  public static Naming of(
      EntityType type,
      @Nullable String country,
      String language,
      String name,
      @Nullable String known,
      @Nullable String kind) {
    return new Naming(
        type,
        country,
        language,
        name,
        known,
        kind,
        NameForm.of(name, language, type == EntityType.PERSON || type == EntityType.PLACE));
  }

  /** Its id, made of its content. */
  public String id() {
    return ContentId.of(
        type.name().toLowerCase(Locale.ROOT),
        "naming",
        language,
        name,
        country == null ? "" : country);
  }

  /** The line under which it is kept. */
  public String line() {
    return Fields.line(type, country, language, name, known, kind);
  }

  /** The naming that was kept under a line. */
  static Naming read(String line) {
    List<String> fields = Fields.of(line);
    return of(
        EntityType.valueOf(fields.get(0)),
        Fields.orNull(fields.get(1)),
        fields.get(2),
        fields.get(3),
        Fields.orNull(fields.get(4)),
        Fields.orNull(fields.get(5)));
  }

  /** How many full words it has. */
  int words() {
    return form.fullWords();
  }

  /** Whether it names a human being. */
  boolean isPerson() {
    return type == EntityType.PERSON;
  }
}
