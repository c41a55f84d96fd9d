package org.dragoman.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchivedDocument;
import org.dragoman.archive.DocumentSummary;
import org.dragoman.archive.EntitySummary;
import org.dragoman.desk.Answer.DocumentBrief;
import org.dragoman.desk.Answer.EntityBrief;
import org.dragoman.desk.Answer.PostView;
import org.dragoman.desk.Answer.StoryView;
import org.dragoman.interchange.RecordJson;
import org.dragoman.publish.AssertionText;
import org.dragoman.reconciliation.entity.Ground;
import org.dragoman.reconciliation.entity.Naming;
import org.dragoman.reconciliation.entity.NamingMatch;
import org.dragoman.reconciliation.event.Story;
import org.dragoman.reconciliation.tenure.HeldPost;
import org.dragoman.reconciliation.tenure.Succession;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.decision.Decision;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/** Turns what the archive has into what the API answers. For one request. */
final class Views {

  private static final int SPELLINGS = 6;

  /** No more reports of one event or post are named; all are counted. */
  private static final int REPORTS = 200;

  private final Archive archive;
  private final ObjectMapper json;
  private final Map<String, Optional<DocumentSummary>> documents = new LinkedHashMap<>();
  private final Map<String, String> labels = new HashMap<>();

  Views(Archive archive, ObjectMapper json) {
    this.archive = archive;
    this.json = json;
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static @Nullable String text(@Nullable Edtf date) {
    return date == null ? null : date.value();
  }

  Optional<DocumentSummary> document(String id) {
    return documents.computeIfAbsent(
        id, wanted -> Optional.ofNullable(archive.summaries(Set.of(wanted)).get(wanted)));
  }

  /** Asks for the documents of many assertions at once. */
  void lookUpDocuments(List<? extends Assertion> assertions) {
    Set<String> wanted = new LinkedHashSet<>();
    for (Assertion assertion : assertions) {
      String id = assertion.provenance().evidence().get(0).document();
      if (!documents.containsKey(id)) {
        wanted.add(id);
      }
    }
    if (wanted.size() > 1) {
      archive.summaries(wanted).forEach((id, summary) -> documents.put(id, Optional.of(summary)));
    }
  }

  /** Asks what the parties of many events are called. */
  void lookUpLabels(List<Story> stories) {
    Set<String> wanted = new LinkedHashSet<>();
    for (Story story : stories) {
      for (Event.Participant participant : story.best().participants()) {
        String entity = participant.entity();
        if (entity != null && !labels.containsKey(entity)) {
          wanted.add(entity);
        }
      }
    }
    labels.putAll(archive.labels(wanted));
  }

  /** What the record calls somebody, where that is not the name that stands in the text. */
  private @Nullable String label(@Nullable String entity, String name) {
    String label = entity == null ? null : labels.get(entity);
    return name.equals(label) ? null : label;
  }

  /**
   * An assertion of the public format with its summary and its document: its line, gone on with,
   * for taking thousands of lines apart and together again is what a large page would wait for.
   */
  RawValue assertion(Assertion assertion) {
    String line = RecordJson.write(assertion);
    StringBuilder more = new StringBuilder(line.substring(0, line.lastIndexOf('}')));
    add(more, "summary", AssertionText.value(assertion));
    document(assertion.provenance().evidence().get(0).document())
        .ifPresent(
            document -> {
              add(more, "documentTitle", title(document.origin(), document.uri().toString()));
              add(more, "documentLanguage", document.language());
              if (document.origin().published() != null) {
                add(more, "published", document.origin().published().value());
              }
            });
    return new RawValue(more.append('}').toString());
  }

  private void add(StringBuilder line, String field, String value) {
    try {
      line.append(",\"").append(field).append("\":").append(json.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a text is no JSON", e);
    }
  }

  List<RawValue> assertions(List<? extends Assertion> assertions) {
    lookUpDocuments(assertions);
    return assertions.stream().map(this::assertion).toList();
  }

  private static String title(Origin origin, String uri) {
    String title = origin.title();
    return title == null || title.isBlank() ? uri.substring(uri.lastIndexOf('/') + 1) : title;
  }

  static DocumentBrief brief(DocumentSummary summary) {
    return brief(
        summary.id(),
        summary.uri().toString(),
        summary.language(),
        summary.origin(),
        summary.copy(),
        summary.leftOut());
  }

  static DocumentBrief brief(ArchivedDocument kept) {
    Document document = kept.document();
    return brief(
        document.id(),
        document.uri().toString(),
        document.language(),
        document.origin(),
        kept.copy(),
        kept.leftOut());
  }

  private static DocumentBrief brief(
      String id,
      String uri,
      String language,
      Origin origin,
      Optional<CopyLink> copy,
      Optional<String> leftOut) {
    return new DocumentBrief(
        id,
        address(uri),
        title(origin, uri),
        language,
        origin.publisher(),
        text(origin.published()),
        copy.map(CopyLink::original).orElse(null),
        copy.map(link -> word(link.kind())).orElse(null),
        leftOut.orElse(null));
  }

  /**
   * A file's name without its folders: where it lies on the desk's machine is nobody's business.
   */
  static String address(String uri) {
    return uri.startsWith("file:") || uri.startsWith("jar:")
        ? uri.substring(uri.lastIndexOf('/') + 1)
        : uri;
  }

  static EntityBrief brief(EntitySummary summary) {
    Entity entity = summary.entity();
    Set<String> others = new LinkedHashSet<>();
    entity.names().stream()
        .map(EntityName::text)
        .filter(text -> !text.equals(entity.label()))
        .forEach(others::add);
    return new EntityBrief(
        entity.id(),
        word(entity.type()),
        entity.label(),
        entity.country(),
        summary.mentions(),
        summary.documents(),
        others.stream().limit(SPELLINGS).toList());
  }

  StoryView story(Story story) {
    Event best = story.best();
    Map<String, Answer.Party> parties = new LinkedHashMap<>();
    for (Event.Participant participant : best.participants()) {
      String entity = participant.entity();
      parties.putIfAbsent(
          entity == null ? participant.name() : entity,
          new Answer.Party(
              entity,
              participant.name(),
              label(entity, participant.name()),
              word(participant.role())));
    }
    Set<String> countries = new LinkedHashSet<>();
    Set<String> modalities = new LinkedHashSet<>();
    for (Event event : story.reports()) {
      countries.addAll(event.countries());
      modalities.add(word(event.provenance().modality()));
    }
    return new StoryView(
        story.id(),
        word(best.act()),
        text(story.date()),
        word(best.dateBasis()),
        best.place(),
        best.topic(),
        List.copyOf(parties.values()),
        List.copyOf(countries),
        List.copyOf(modalities),
        word(story.status()),
        story.documents(),
        story.reports().stream().map(Event::id).limit(REPORTS).toList());
  }

  /** The posts of some tenures: each holder of each post once. */
  List<PostView> posts(List<Tenure> tenures) {
    lookUpDocuments(tenures);
    List<PostView> posts = new ArrayList<>();
    for (HeldPost post : HeldPosts.of(tenures, archive)) {
      for (Succession.Holder holder : Succession.of(post.tenures()).holders()) {
        Tenure first = holder.tenures().get(0);
        posts.add(
            new PostView(
                holder.post(),
                holder.wordings().stream().skip(1).toList(),
                post.offices().isEmpty() ? null : String.join(" ", post.offices()),
                first.body(),
                first.country(),
                text(holder.from()),
                text(holder.to()),
                told(holder.beginnings()),
                told(holder.ends()),
                text(holder.known()),
                first.person(),
                holder.name(),
                holder.tenures().stream().limit(REPORTS).map(this::report).toList()));
      }
    }
    return posts;
  }

  private Answer.PostReport report(Tenure tenure) {
    return new Answer.PostReport(
        tenure.id(),
        tenure.post(),
        document(tenure.provenance().evidence().get(0).document())
            .map(DocumentSummary::language)
            .orElse(null),
        text(tenure.asOf()));
  }

  /** Several times that are told of one thing; null where there are no two. */
  private static @Nullable List<String> told(List<Edtf> times) {
    return times.size() < 2 ? null : times.stream().map(Edtf::value).toList();
  }

  static Answer.DecisionView decision(
      Decision decision, Set<String> withdrawn, Set<Long> unfitting) {
    return new Answer.DecisionView(
        decision.number(),
        word(decision.kind()),
        decision.subject(),
        decision.other(),
        decision.field(),
        decision.value(),
        decision.why(),
        decision.editor(),
        decision.made().toString(),
        withdrawn.contains(Long.toString(decision.number())) ? Boolean.TRUE : null,
        unfitting.contains(decision.number()) ? Boolean.TRUE : null);
  }

  static Answer.Ground ground(Ground ground) {
    Naming on = ground.on();
    NamingMatch match = ground.match();
    Decision decision = ground.decision();
    return new Answer.Ground(
        inUse(ground.naming()),
        on == null ? null : inUse(on),
        match == null ? null : match.likeness(),
        ground.evidence().stream().sorted().map(Views::word).toList(),
        match == null
            ? List.of()
            : match.names().words().stream()
                .map(
                    pair ->
                        new Answer.Words(
                            pair.one(),
                            pair.other(),
                            word(pair.fit()),
                            pair.likeness(),
                            pair.ending(),
                            pair.unlike()))
                .toList(),
        match != null && match.names().crossed(),
        decision == null ? null : decision(decision, Set.of(), Set.of()));
  }

  private static Answer.InUse inUse(Naming naming) {
    return new Answer.InUse(
        naming.name(), naming.language(), naming.form().script(), naming.country());
  }
}
