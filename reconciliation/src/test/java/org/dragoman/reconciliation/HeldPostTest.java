package org.dragoman.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dragoman.reconciliation.tenure.HeldPost;
import org.dragoman.reconciliation.tenure.Offices;
import org.dragoman.reconciliation.tenure.Succession;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Provenance;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeldPostTest {

  private static final Offices OFFICES = new Offices(Documents.NAMINGS);

  private final List<Tenure> tenures = new ArrayList<>();
  private final Map<String, Set<String>> offices = new HashMap<>();

  private HeldPostTest told(
      String language, String post, @Nullable String body, @Nullable String country) {
    return told(language, post, body, country, null, null);
  }

  private HeldPostTest told(
      String language,
      String post,
      @Nullable String body,
      @Nullable String country,
      @Nullable String from,
      @Nullable String to) {
    String id = "tenure-" + tenures.size();
    Tenure tenure =
        new Tenure(
            Provenance.reported(
                id, new Evidence("doc-" + id, new Span(0, 1), "x"), List.of(), 0.9, "test"),
            "person-1",
            "Somebody",
            post,
            body,
            country,
            from == null ? null : new Edtf(from),
            to == null ? null : new Edtf(to),
            null);
    tenures.add(tenure);
    offices.put(id, OFFICES.of(tenure, null, language));
    return this;
  }

  private List<List<String>> posts() {
    return HeldPost.of(tenures, offices).stream().map(HeldPost::wordings).toList();
  }

  @Test
  void oneOfficeInSeveralLanguagesIsOnePost() {
    told("en", "foreign minister", null, "NO")
        .told("ru", "министр иностранных дел", null, "NO")
        .told("en", "Minister of Foreign Affairs", null, "NO")
        .told("fa", "وزیر خارجه", null, "NO")
        .told("en", "Foreign Minister", null, "NO");
    assertThat(posts())
        .containsExactly(
            List.of(
                "foreign minister",
                "министр иностранных дел",
                "Minister of Foreign Affairs",
                "وزیر خارجه"));
  }

  @Test
  void whoChairsAParliamentIsItsSpeakerInAnyWords() {
    told("az", "sədri", "Milli Məclisin", "AZ").told("en", "Speaker of Parliament", null, "AZ");
    assertThat(posts()).hasSize(1);
  }

  @Test
  void countriesDeputiesAndFormerHoldersStayApart() {
    told("en", "foreign minister", null, "NO")
        .told("en", "foreign minister", null, "SE")
        .told("en", "deputy foreign minister", null, "NO")
        .told("ru", "заместитель министра иностранных дел", null, "NO")
        .told("en", "former foreign minister", null, "NO")
        .told("en", "prime minister", null, "NO");
    assertThat(posts()).hasSize(6);
  }

  @Test
  void aPostOfNoCountryIsTheOneThatIsNamedSoButNotOneOfTwo() {
    told("en", "envoy", null, null)
        .told("en", "envoy", null, "NO")
        .told("en", "foreign minister", null, null)
        .told("en", "foreign minister", null, "NO")
        .told("en", "foreign minister", null, "SE")
        .told("en", "foreign minister", null, null);
    assertThat(HeldPost.of(tenures, offices))
        .extracting(post -> post.tenures().size())
        .containsExactly(2, 2, 1, 1);
  }

  @Test
  void theOrderDoesNotMatter() {
    told("en", "foreign minister", null, null)
        .told("ru", "министр иностранных дел", null, "NO")
        .told("en", "speaker", null, "NO")
        .told("en", "Foreign Minister", null, "NO");
    List<Set<Tenure>> before =
        HeldPost.of(tenures, offices).stream().map(post -> Set.copyOf(post.tenures())).toList();
    assertThat(HeldPost.of(tenures.reversed(), offices))
        .extracting(post -> Set.copyOf(post.tenures()))
        .containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void differingTimesStandSideBySide() {
    told("en", "foreign minister", null, "NO", "2021", null)
        .told("ru", "министр иностранных дел", null, "NO", "2021-10-14", null)
        .told("en", "foreign minister", null, "NO", "2020-03", "2025-01")
        .told("en", "foreign minister", null, "NO", null, "2025-02");
    List<HeldPost> posts = HeldPost.of(tenures, offices);
    assertThat(posts).hasSize(1);
    Succession.Holder holder = Succession.of(posts.get(0).tenures()).holders().get(0);
    assertThat(holder.beginnings())
        .as("the year of a day that is told says nothing else")
        .containsExactly(new Edtf("2020-03"), new Edtf("2021-10-14"));
    assertThat(holder.ends()).containsExactly(new Edtf("2025-01"), new Edtf("2025-02"));
  }
}
