package org.dragoman.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dragoman.archive.Archive;
import org.dragoman.archive.EntitySummary;
import org.dragoman.desk.HeldPosts;
import org.dragoman.desk.WholeStories;
import org.dragoman.publish.AssertionText;
import org.dragoman.reconciliation.event.Story;
import org.dragoman.reconciliation.tenure.HeldPost;
import org.dragoman.reconciliation.tenure.Succession;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Claim;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/** Everything that the record has on one entity, for the terminal. */
final class EntityPage {

  /** No more assertions of an entity are looked at. */
  private static final int MOST = 5_000;

  private final Entity entity;
  private final Archive archive;
  private final Console console;
  private final int limit;

  private EntityPage(Entity entity, Archive archive, Console console, int limit) {
    this.entity = entity;
    this.archive = archive;
    this.console = console;
    this.limit = limit;
  }

  /** Prints it, with so many lines of a kind at most. */
  static void print(EntitySummary summary, Archive archive, Console console, int limit) {
    Entity entity = summary.entity();
    field(console, "name", entity.label());
    field(console, "type", entity.type().name().toLowerCase(Locale.ROOT));
    field(console, "country", entity.country());
    String parent = entity.parent();
    if (parent != null) {
      field(
          console,
          "part of",
          archive.entity(parent).map(one -> one.entity().label()).orElse(parent));
    }
    field(
        console,
        "named",
        String.format(
            Locale.ROOT, "%,d times in %,d documents", summary.mentions(), summary.documents()));
    entity.names().stream()
        .collect(
            Collectors.groupingBy(
                EntityName::script,
                TreeMap::new,
                Collectors.mapping(
                    name -> name.text() + " " + name.mentions(), Collectors.joining(", "))))
        .forEach((script, names) -> field(console, script, names));
    field(console, "id", entity.id());
    new EntityPage(entity, archive, console, limit).sections();
  }

  private void sections() {
    List<Tenure> held = new ArrayList<>();
    List<Tenure> offered = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    List<Position> positions = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    Map<String, Integer> sources = new TreeMap<>();
    for (Assertion assertion : archive.assertionsNaming(entity.id(), 0, MOST)) {
      List<Link> chain = assertion.provenance().attribution();
      if (!chain.isEmpty()) {
        sources.merge(chain.get(0).name(), 1, Integer::sum);
      }
      if (assertion.provenance().status() == Status.REJECTED) {
        continue;
      }
      switch (assertion) {
        case Tenure tenure -> {
          if (entity.id().equals(tenure.person())) {
            held.add(tenure);
          } else if (tenure.body() != null) {
            offered.add(tenure);
          }
        }
        case Event event -> events.add(event);
        case Position position -> positions.add(position);
        case Claim claim -> {
          if (!chain.isEmpty() && entity.id().equals(chain.get(chain.size() - 1).entity())) {
            claims.add(claim);
          }
        }
        default -> {}
      }
    }
    posts(held);
    holders(offered);
    List<Story> stories = Story.of(events);
    head("events", stories.size());
    WholeStories.of(stories.subList(0, Math.min(limit, stories.size())), archive)
        .forEach(story -> Stories.print(story, console));
    more(stories.size());
    head("statements and other positions", positions.size());
    positions.stream()
        .sorted(Comparator.comparing(position -> String.valueOf(position.date())))
        .limit(limit)
        .forEach(this::line);
    more(positions.size());
    head("claims", claims.size());
    claims.stream().limit(limit).forEach(this::line);
    more(claims.size());
    head("told by", sources.size());
    if (!sources.isEmpty()) {
      console.plain(
          "  "
              + console.isolated(
                  Console.harmless(
                      sources.entrySet().stream()
                          .sorted(
                              Map.Entry.<String, Integer>comparingByValue()
                                  .reversed()
                                  .thenComparing(Map.Entry.comparingByKey()))
                          .limit(12)
                          .map(entry -> entry.getKey() + " " + entry.getValue())
                          .collect(Collectors.joining(", ")))));
    }
  }

  /** The posts of a person: each once, with its time. */
  private void posts(List<Tenure> held) {
    List<HeldPost> posts = HeldPosts.of(held, archive);
    head("posts", posts.size());
    for (HeldPost post : posts.subList(0, Math.min(limit, posts.size()))) {
      Succession.Holder holder = Succession.of(post.tenures()).holders().get(0);
      String body = holder.tenures().get(0).body();
      console.plain(
          "  "
              + console.isolated(
                  Console.harmless(
                      String.join(" = ", holder.wordings()) + (body == null ? "" : ", " + body)))
              + time(holder));
    }
    more(posts.size());
  }

  /** Who held posts in a body, one after another. */
  private void holders(List<Tenure> offered) {
    List<HeldPost> posts = HeldPosts.of(offered, archive);
    head("holders of its posts", posts.size());
    for (HeldPost post : posts.subList(0, Math.min(limit, posts.size()))) {
      console.plain("  " + console.isolated(Console.harmless(String.join(" = ", post.wordings()))));
      for (Succession.Holder holder : Succession.of(post.tenures()).holders()) {
        console.plain("    " + console.isolated(Console.harmless(holder.name())) + time(holder));
      }
    }
    more(posts.size());
  }

  private static String time(Succession.Holder holder) {
    StringBuilder time = new StringBuilder();
    told("; since ", holder.beginnings(), time);
    told("; until ", holder.ends(), time);
    if (time.isEmpty() && holder.known() != null) {
      time.append("; as of ").append(holder.known());
    }
    int reports = holder.tenures().size();
    return time + (reports > 1 ? " (" + reports + " reports)" : "");
  }

  /** What documents tell, side by side where they differ. */
  private static void told(String what, List<Edtf> times, StringBuilder line) {
    if (!times.isEmpty()) {
      line.append(what)
          .append(times.stream().map(Edtf::value).collect(Collectors.joining(" or ")))
          .append(times.size() > 1 ? " (told differently)" : "");
    }
  }

  private void line(Assertion assertion) {
    console.plain(
        "  "
            + console.isolated(
                "“" + Console.harmless(assertion.provenance().evidence().get(0).quote()) + "”"));
    console.plain(
        "      "
            + console.isolated(Console.harmless(AssertionText.value(assertion)))
            + " · "
            + console.isolated(
                Console.harmless(AssertionText.chain(assertion.provenance().attribution())))
            + " · "
            + assertion.id());
  }

  private void head(String name, int count) {
    if (count > 0) {
      console.line("@|bold " + name + "|@ " + count);
    }
  }

  private void more(int count) {
    if (count > limit) {
      console.plain("  … and " + (count - limit) + " more (--limit " + count + ")");
    }
  }

  private static void field(Console console, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      console.plain(
          console.styled("@|bold " + String.format(Locale.ROOT, "%-11s", name) + "|@")
              + console.isolated(Console.harmless(value)));
    }
  }
}
