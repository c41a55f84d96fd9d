package org.dragoman.reconciliation.source;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dragoman.reconciliation.Fields;
import org.dragoman.reconciliation.entity.Naming;
import org.dragoman.reconciliation.name.NameForm;
import org.dragoman.reconciliation.name.NameKeys;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.DateExpression;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.document.Document;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * What a document tells that no translation changes: its dates, figures, names, countries and acts,
 * each once, in the order in which they first appear.
 *
 * @param language bare code
 * @param publisher the key of its publisher; empty where not known
 * @param origin the key of whose word all of it is
 * @param published when, in days since 1970; null where not known
 * @param length of its text in code points
 * @param facts what it tells
 * @param address the address that it gives as its own; empty where it names no versions of itself
 * @param versions the addresses of the versions in other languages that it names
 */
record Telling(
    String language,
    String publisher,
    String origin,
    @Nullable Long published,
    int length,
    List<Fact> facts,
    String address,
    List<String> versions) {

  /** More facts than these are not compared: the first tell which story it is. */
  private static final int MOST_FACTS = 60;

  private static final int MOST_FIGURES = 8;
  private static final int MOST_PERSONS = 4;
  private static final int MOST_DAYS = 4;

  private static final double RARE_FIGURE = 2;
  private static final double FULL_NAME = 1.5;

  private static final int DAY_LENGTH = "2022-08-07".length();

  /** Keys of a name made of one of its words: many have them. */
  private static final List<String> ALONE = List.of("one ", "with ", "initial ", "full ");

  private static final String COUNTRY = "place-";

  /** The kinds of facts, each with its letter in a line. */
  enum Sort {
    DATE("d", "dates"),
    FIGURE("n", "figures"),
    COUNTRY("c", "countries"),
    PERSON("p", "persons"),
    PLACE("l", "places"),
    BODY("b", "bodies"),
    ACT("a", "acts");

    private final String letter;
    private final String words;

    Sort(String letter, String words) {
      this.letter = letter;
      this.words = words;
    }

    String words() {
      return words;
    }

    static Sort of(String letter) {
      for (Sort sort : values()) {
        if (sort.letter.equals(letter)) {
          return sort;
        }
      }
      throw new IllegalArgumentException("no sort of fact: " + letter);
    }
  }

  /**
   * One thing that a document tells.
   *
   * @param value the same in every language, but for a name
   * @param name the name of a person or place taken apart; null of others
   * @param weight how much it tells that another document has it too
   */
  record Fact(Sort sort, String value, @Nullable NameForm name, double weight) {}

  /** The line under which a document is kept. */
  static String line(
      Findings findings, Map<String, Naming> byEntity, String publisher, String origin) {
    Document document = findings.document();
    Edtf published = document.origin().published();
    Long day =
        published == null ? null : published.earliest().map(LocalDate::toEpochDay).orElse(null);
    List<Assertion> ordered = new ArrayList<>(findings.assertions());
    ordered.sort(Comparator.comparingInt(Telling::start).thenComparing(Assertion::id));
    Set<String> facts = new LinkedHashSet<>();
    for (Assertion assertion : ordered) {
      add(assertion, byEntity, facts);
    }
    List<@Nullable Object> fields = new ArrayList<>();
    fields.add(document.language().split("-", 2)[0].toLowerCase(Locale.ROOT));
    fields.add(publisher);
    fields.add(origin);
    fields.add(day);
    fields.add(document.text().codePointLength());
    fields.add(facts.stream().limit(MOST_FACTS).toList());
    if (!document.origin().versions().isEmpty()) {
      URI canonical = document.origin().canonical();
      fields.add(plain(canonical == null ? document.uri() : canonical));
      fields.add(document.origin().versions().stream().map(each -> plain(each.uri())).toList());
    }
    return Fields.line(fields.toArray());
  }

  /** An address as sites mean it, with a slash at its end or without, encrypted or not. */
  private static String plain(URI address) {
    return address.toString().replaceFirst("^https?://", "").replaceFirst("/$", "");
  }

  private static int start(Assertion assertion) {
    return assertion.provenance().evidence().get(0).span().start();
  }

  private static void add(Assertion assertion, Map<String, Naming> byEntity, Set<String> facts) {
    switch (assertion) {
      case DateExpression date -> facts.add("d" + date.value().withoutTime().value());
      case Figure figure -> facts.add("n" + figure.value().stripTrailingZeros().toPlainString());
      case Event event -> facts.add("a" + event.act());
      case Mention mention -> {
        Naming naming = byEntity.get(mention.entity());
        if (mention.entity().startsWith(COUNTRY) && naming == null) {
          facts.add("c" + mention.entity().substring(COUNTRY.length()));
        } else if (naming != null && mention.type() == EntityType.PERSON) {
          facts.add("p" + naming.name());
        } else if (naming != null && mention.type() == EntityType.PLACE) {
          facts.add("l" + naming.name());
        } else if (naming != null && naming.known() != null) {
          facts.add("b" + naming.known());
        } else if (naming != null && naming.kind() != null) {
          facts.add("b" + naming.kind());
        }
      }
      default -> {}
    }
  }

  /** The telling of a line. */
  static Telling read(String line) {
    List<String> fields = Fields.of(line);
    String language = fields.get(0);
    Long published = fields.get(3).isEmpty() ? null : Long.valueOf(fields.get(3));
    List<Fact> facts = new ArrayList<>();
    for (String field : Fields.list(fields.get(5))) {
      Sort sort = Sort.of(field.substring(0, 1));
      String value = field.substring(1);
      NameForm name =
          sort == Sort.PERSON || sort == Sort.PLACE ? NameForm.of(value, language, true) : null;
      facts.add(new Fact(sort, value, name, weight(sort, value, name, published)));
    }
    return new Telling(
        language,
        fields.get(1),
        fields.get(2),
        published,
        Integer.parseInt(fields.get(4)),
        List.copyOf(facts),
        fields.size() > 6 ? fields.get(6) : "",
        fields.size() > 7 ? Fields.list(fields.get(7)) : List.of());
  }

  /** What is told of many things weighs little: the day, small numbers, countries. */
  private static double weight(
      Sort sort, String value, @Nullable NameForm name, @Nullable Long published) {
    return switch (sort) {
      case DATE -> {
        if (value.length() == DAY_LENGTH) {
          yield published != null && LocalDate.parse(value).toEpochDay() == published ? 0.4 : 1.5;
        }
        yield 0.8;
      }
      case FIGURE -> figureWeight(new BigDecimal(value));
      case PERSON -> name != null && isFull(name) ? FULL_NAME : 0.7;
      case PLACE -> 0.8;
      case BODY -> 0.8;
      case COUNTRY -> 0.4;
      case ACT -> 0.3;
    };
  }

  private static double figureWeight(BigDecimal value) {
    int digits = value.stripTrailingZeros().precision();
    return digits >= 3
        ? RARE_FIGURE
        : digits == 2 ? 1.2 : value.abs().doubleValue() >= 100 ? 1 : 0.5;
  }

  private static boolean isFull(NameForm name) {
    return name.words().stream().filter(word -> word.role() == NameForm.Role.FULL).count() > 1;
  }

  /** Whether each of two names the other as its version in another language. */
  boolean isVersionOf(Telling other) {
    return versions.contains(other.address) && other.versions.contains(address);
  }

  /** The keys under which it is filed and looked up: facts that few others have. */
  Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    if (!address.isEmpty()) {
      keys.add("v" + address);
      versions.forEach(version -> keys.add("v" + version));
    }
    Set<String> days = new LinkedHashSet<>();
    if (published != null) {
      days.add(LocalDate.ofEpochDay(published).toString());
    }
    for (Fact fact : facts) {
      if (fact.sort() == Sort.DATE && fact.value().length() == DAY_LENGTH) {
        days.add(fact.value());
      }
    }
    facts.stream()
        .filter(fact -> fact.sort() == Sort.FIGURE && fact.weight() == RARE_FIGURE)
        .limit(MOST_FIGURES)
        .forEach(fact -> keys.add("n" + fact.value()));
    List<String> some = days.stream().limit(MOST_DAYS).sorted().toList();
    for (int i = 0; i < some.size(); i++) {
      for (int j = i + 1; j < some.size(); j++) {
        keys.add("d" + some.get(i) + some.get(j));
      }
    }
    List<Fact> persons =
        facts.stream()
            .filter(fact -> fact.sort() == Sort.PERSON && fact.weight() == FULL_NAME)
            .limit(MOST_PERSONS)
            .toList();
    for (Fact person : persons) {
      NameForm name = person.name();
      for (String key : name == null ? Set.<String>of() : NameKeys.of(name, true)) {
        if (ALONE.stream().noneMatch(key::startsWith)) {
          some.forEach(day -> keys.add(day + key));
        }
      }
    }
    return keys;
  }
}
