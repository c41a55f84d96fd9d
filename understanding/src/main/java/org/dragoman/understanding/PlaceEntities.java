package org.dragoman.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.dragoman.record.document.Document;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.entity.EntityType;
import org.dragoman.understanding.place.CountryFinder;
import org.dragoman.understanding.place.CountryForm;
import org.dragoman.understanding.place.CountryMention;

/** The entities that mentions of countries and capitals name, each with its spellings. */
final class PlaceEntities {

  private PlaceEntities() {}

  /** The id of the place that a form names: the same in every document. */
  static String idOf(CountryForm form) {
    String country = "place-" + form.country().toLowerCase(Locale.ROOT);
    return form.kind() == CountryForm.Kind.CAPITAL ? country + "-capital" : country;
  }

  /** One entity a place, with the spellings of one document, most frequent first. */
  static List<Entity> of(Document document, List<CountryMention> mentions) {
    Map<String, Place> places = new TreeMap<>();
    for (CountryMention mention : mentions) {
      places
          .computeIfAbsent(idOf(mention.form()), id -> new Place(mention.form(), new TreeMap<>()))
          .spellings()
          .merge(document.text().slice(mention.span()), 1, Integer::sum);
    }
    List<Entity> entities = new ArrayList<>();
    places.forEach((id, place) -> entities.add(entity(id, place, document)));
    return entities;
  }

  /** A place with how often each spelling of it was met. */
  private record Place(CountryForm form, Map<String, Integer> spellings) {}

  private static Entity entity(String id, Place place, Document document) {
    CountryForm form = place.form();
    List<EntityName> names = new ArrayList<>();
    place
        .spellings()
        .forEach(
            (text, count) ->
                names.add(new EntityName(text, document.language(), document.script(), count)));
    names.sort((a, b) -> Integer.compare(b.mentions(), a.mentions()));
    boolean capital = form.kind() == CountryForm.Kind.CAPITAL;
    return new Entity(
        id,
        EntityType.PLACE,
        capital ? CountryFinder.capital(form.country()) : CountryFinder.label(form.country()),
        form.country(),
        names,
        null);
  }
}
