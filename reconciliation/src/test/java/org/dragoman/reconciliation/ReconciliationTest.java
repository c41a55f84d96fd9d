package org.dragoman.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.reconciliation.Documents.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dragoman.reconciliation.cluster.MemoryShelf;
import org.dragoman.reconciliation.entity.Ground;
import org.dragoman.reconciliation.entity.NamingMatch;
import org.dragoman.reconciliation.entity.NamingMatch.Evidence;
import org.dragoman.reconciliation.name.NameMatch;
import org.dragoman.record.assertion.Event.Act;
import org.dragoman.record.assertion.Figure.Measure;
import org.dragoman.record.assertion.Figure.Qualifier;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.decision.Decision;
import org.dragoman.record.entity.EntityType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

  private final MemoryShelf shelf = new MemoryShelf();
  private final Reconciliation reconciliation = new Reconciliation(shelf, Documents.NAMINGS);

  private void take(Documents... documents) {
    for (Documents document : documents) {
      reconciliation.take(document.done());
    }
  }

  /** The cluster of what a document says under an id. */
  private String cluster(String document, String subject) {
    return shelf
        .cluster(shelf.uses().getOrDefault("doc-" + document, Map.of()).getOrDefault(subject, ""))
        .orElse("none");
  }

  private String person(String document, String name) {
    return cluster(document, Documents.entityId(EntityType.PERSON, name));
  }

  private List<Status> statuses(String kind) {
    List<Status> all = new ArrayList<>();
    shelf
        .uses()
        .forEach(
            (document, uses) ->
                uses.keySet().stream()
                    .filter(subject -> subject.startsWith(kind))
                    .forEach(subject -> all.add(shelf.status(subject))));
    return all;
  }

  private Set<String> clusters(String kind) {
    Set<String> all = new TreeSet<>();
    shelf
        .uses()
        .values()
        .forEach(
            uses ->
                uses.forEach(
                    (subject, item) -> {
                      if (subject.startsWith(kind)) {
                        all.add(shelf.cluster(item).orElse("none"));
                      }
                    }));
    return all;
  }

  @Test
  void onePersonInFourScripts() {
    take(
        document("en", "en", null).names(EntityType.PERSON, "Elmar Mammadyarov", "AZ"),
        document("ru", "ru", null).names(EntityType.PERSON, "Эльмара Мамедъярова", "AZ"),
        document("az", "az", null).names(EntityType.PERSON, "Elmar Məmmədyarov", "AZ"),
        document("hy", "hy", null).names(EntityType.PERSON, "Էլմար Մամեդյարով", null),
        document("other", "en", null).names(EntityType.PERSON, "Elman Mammadov", "AZ"));
    assertThat(clusters("person")).hasSize(2);
    assertThat(person("az", "Elmar Məmmədyarov")).isEqualTo(person("ru", "Эльмара Мамедъярова"));
    assertThat(shelf.entities())
        .hasEntrySatisfying(
            person("az", "Elmar Məmmədyarov"),
            entity -> assertThat(entity.label()).isEqualTo("Elmar Mammadyarov"));
  }

  @Test
  void onePlaceInFiveSpellings() {
    take(
        document("1", "en", null).names(EntityType.PLACE, "Khojaly", null),
        document("2", "en", null).names(EntityType.PLACE, "Khojali", null),
        document("3", "az", null).names(EntityType.PLACE, "Xocalı", null),
        document("4", "ru", null).names(EntityType.PLACE, "Ходжалы", null),
        document("5", "fa", null).names(EntityType.PLACE, "خوجالی", null));
    assertThat(clusters("place")).hasSize(1);
  }

  @Test
  void oneBodyUnderManyNames() {
    take(
        document("1", "en", null).names(EntityType.BODY, "Milli Majlis", "AZ"),
        document("2", "en", null).names(EntityType.BODY, "Azerbaijani parliament", "AZ"),
        document("3", "fa", null).names(EntityType.BODY, "مجلس ملی آذربایجان", null),
        document("4", "az", null).names(EntityType.BODY, "Milli Məclisin", null),
        document("5", "en", null).names(EntityType.BODY, "Foreign Ministry of Azerbaijan", "AZ"),
        document("6", "ru", null).names(EntityType.BODY, "МИД Азербайджана", null));
    assertThat(clusters("body")).containsExactly("body-az-foreign-ministry", "body-az-parliament");
  }

  @Test
  void twoPeopleWithOneNameStayTwo() {
    take(
        document("1", "en", null).names(EntityType.PERSON, "Ali Hasanov", "AZ"),
        document("2", "en", null).names(EntityType.PERSON, "Ali Hasanov", "KZ"),
        document("3", "ru", null).names(EntityType.PERSON, "Али Гасанов", null));
    assertThat(person("1", "Ali Hasanov")).isNotEqualTo(person("2", "Ali Hasanov"));
  }

  @Test
  void aBareSurnameJoinsOnlyWhoItFitsAlone() {
    take(
        document("1", "en", null).names(EntityType.PERSON, "Emmanuel Macron", "FR"),
        document("2", "ru", null).names(EntityType.PERSON, "Макрон", "FR"),
        document("3", "en", null).names(EntityType.PERSON, "Ilham Aliyev", "AZ"),
        document("4", "en", null).names(EntityType.PERSON, "Sahib Aliyev", "AZ"),
        document("5", "en", null).names(EntityType.PERSON, "Aliyev", "AZ"));
    assertThat(person("2", "Макрон")).isEqualTo(person("1", "Emmanuel Macron"));
    assertThat(person("5", "Aliyev"))
        .isNotEqualTo(person("3", "Ilham Aliyev"))
        .isNotEqualTo(person("4", "Sahib Aliyev"));
  }

  @Test
  void figuresThatDifferAreOneContestedGroup() {
    take(
        document("1", "en", "Azernews")
            .names(EntityType.PLACE, "Khojaly", null)
            .figure(Measure.KILLED, 613, Qualifier.EXACT, "people")
            .figure(Measure.KILLED, 106, Qualifier.EXACT, "women"),
        document("2", "fa", "آران نیوز")
            .names(EntityType.PLACE, "خوجالی", null)
            .figure(Measure.KILLED, 161, Qualifier.AT_LEAST, "نفر"));
    assertThat(clusters("figure")).hasSize(2);
    assertThat(statuses("figure"))
        .containsExactlyInAnyOrder(Status.CONTESTED, Status.CONTESTED, Status.REPORTED);
  }

  /** A toll in a text of one country, which names no place with it. */
  private static Documents toll(String id, String published, int killed) {
    return document(id, "en", "Reuters " + id)
        .published(published)
        .country("AM")
        .nextSentence()
        .figure(Measure.KILLED, killed, Qualifier.EXACT, "people");
  }

  @Test
  void tollsOfOtherYearsAreNotContested() {
    take(
        toll("1", "2022-09-18", 135),
        toll("2", "2024-06-21", 37000),
        document("3", "en", "AFP")
            .published("2024-06-21")
            .country("AM")
            .nextSentence()
            .date("2023-10-07")
            .figure(Measure.KILLED, 1200, Qualifier.ABOUT, "people"));
    assertThat(clusters("figure")).hasSize(3);
    assertThat(statuses("figure")).containsOnly(Status.REPORTED);
  }

  @Test
  void whoDeniesAFigureContestsItAndDoesNotAgreeWithIt() {
    take(
        tollAt("Khojaly", "1", "2024-02-20", 613),
        document("2", "en", "Red Crescent")
            .published("2024-02-20")
            .names(EntityType.PLACE, "Khojaly", null)
            .deniedFigure(Measure.KILLED, 613, "people"));
    assertThat(clusters("figure")).hasSize(1);
    assertThat(statuses("figure")).containsOnly(Status.CONTESTED);
  }

  @Test
  void whatIsDeniedStandsBesideTheSameFigureAndNotAnother() {
    take(
        tollAt("Khojaly", "1", "2024-02-20", 161),
        document("2", "en", "Red Crescent")
            .published("2024-02-20")
            .names(EntityType.PLACE, "Khojaly", null)
            .deniedFigure(Measure.KILLED, 613, "people"));
    assertThat(clusters("figure")).hasSize(2);
    assertThat(statuses("figure")).containsOnly(Status.REPORTED);
  }

  @Test
  void twoWhoDenyAFigureAgree() {
    take(
        document("1", "en", "Red Crescent")
            .published("2024-02-20")
            .names(EntityType.PLACE, "Khojaly", null)
            .deniedFigure(Measure.KILLED, 613, "people"),
        document("2", "en", "Civil Protection")
            .published("2024-02-20")
            .names(EntityType.PLACE, "Khojaly", null)
            .deniedFigure(Measure.KILLED, 613, "people"));
    assertThat(statuses("figure")).containsOnly(Status.CORROBORATED);
  }

  @Test
  void tollsOfOneStoryWithoutAPlaceAreContested() {
    take(toll("1", "2022-09-18", 135), toll("2", "2022-09-19", 105));
    assertThat(clusters("figure")).hasSize(1);
    assertThat(statuses("figure")).containsOnly(Status.CONTESTED);
  }

  private static Documents tollAt(String place, String id, String published, int killed) {
    return document(id, "en", "Reuters " + id)
        .published(published)
        .names(EntityType.PLACE, place, null)
        .figure(Measure.KILLED, killed, Qualifier.EXACT, "people");
  }

  @Test
  void aTollThatGrewIsNotContested() {
    take(
        tollAt("Khojaly", "1", "2024-02-20", 29000),
        tollAt("Khojaly", "2", "2024-02-22", 31000),
        tollAt("Khojaly", "3", "2024-06-21", 37000));
    assertThat(clusters("figure")).hasSize(2);
    assertThat(statuses("figure"))
        .containsExactlyInAnyOrder(Status.CONTESTED, Status.CONTESTED, Status.REPORTED);
  }

  @Test
  void whatIsToldOfLongAgoIsComparedByItsTime() {
    take(
        tollAt("Khojaly", "1", "2021-02-22", 613).date("1992-02-26"),
        tollAt("Khojaly", "2", "2013-02-22", 161).date("1992"),
        tollAt("Khojaly", "3", "2013-02-22", 7).date("1905"),
        tollAt("Khojaly", "4", "2013-02-22", 9));
    assertThat(clusters("figure")).hasSize(3);
    assertThat(statuses("figure"))
        .containsExactlyInAnyOrder(
            Status.CONTESTED, Status.CONTESTED, Status.REPORTED, Status.REPORTED);
  }

  private static Documents killed(String id, String counted, int killed) {
    return document(id, "en", "Reuters " + id)
        .names(EntityType.PLACE, "Khojaly", null)
        .figure(Measure.KILLED, killed, Qualifier.EXACT, counted);
  }

  @Test
  void theDeadOfTwoStatesAreTwo() {
    take(
        killed("1", "Azerbaijani soldiers", 71),
        killed("2", "Peruvian soldiers", 135),
        killed("3", "soldiers", 206),
        killed("4", "Peruvians", 140),
        killed("5", "people", 210),
        killed("6", "civilians", 3));
    assertThat(clusters("figure")).hasSize(6);
    assertThat(statuses("figure")).containsOnly(Status.REPORTED);
  }

  @Test
  void twoStatesEachTellOfTheirOwn() {
    take(
        document("1", "en", "Reuters")
            .names(EntityType.PLACE, "Batken", null)
            .names(EntityType.PLACE, "Batken", null)
            .nextSentence()
            .citing("Azerbaijan")
            .figure(Measure.KILLED, 59, Qualifier.EXACT, "people"),
        document("2", "en", "AFP")
            .names(EntityType.PLACE, "Batken", null)
            .names(EntityType.PLACE, "Batken", null)
            .nextSentence()
            .citing("Peru")
            .figure(Measure.KILLED, 35, Qualifier.EXACT, "people"));
    assertThat(clusters("figure")).hasSize(2);
  }

  @Test
  void twoStatesThatBothNameThePlaceContest() {
    take(
        document("1", "en", "Reuters")
            .citing("Azerbaijan")
            .names(EntityType.PLACE, "Khojaly", null)
            .figure(Measure.KILLED, 613, Qualifier.EXACT, "people"),
        document("2", "en", "AFP")
            .citing("Peru")
            .names(EntityType.PLACE, "Khojaly", null)
            .figure(Measure.KILLED, 161, Qualifier.EXACT, "people"));
    assertThat(statuses("figure")).containsOnly(Status.CONTESTED);
  }

  @Test
  void theVotesCastAreNotThoseThatOneGot() {
    take(
        vote("1", "en", "IPU")
            .names(EntityType.PLACE, "Luanda", null)
            .figure(Measure.OTHER, 172, Qualifier.EXACT, null)
            .figure(Measure.OTHER, 303, Qualifier.EXACT, "votes"),
        vote("2", "ru", "Интерфакс")
            .names(EntityType.PLACE, "Луанда", null)
            .figure(Measure.OTHER, 172, Qualifier.EXACT, "голосов"));
    assertThat(clusters("figure")).hasSize(2);
    assertThat(statuses("figure"))
        .containsExactlyInAnyOrder(Status.CORROBORATED, Status.CORROBORATED, Status.REPORTED);
  }

  @Test
  void whoTookPartIsAPartOfTheMembers() {
    take(
        vote("1", "ru", "Интерфакс")
            .figure(Measure.MEMBERS, 87, Qualifier.EXACT, null)
            .figure(Measure.MEMBERS, 90, Qualifier.EXACT, "депутатов"),
        vote("2", "en", "Reuters").figure(Measure.MEMBERS, 90, Qualifier.EXACT, "deputies"),
        vote("3", "en", "AFP").figure(Measure.MEMBERS, 87, Qualifier.EXACT, "deputies"));
    assertThat(clusters("figure")).hasSize(3);
    assertThat(statuses("figure")).doesNotContain(Status.CONTESTED);
  }

  private static Documents members(String id, @Nullable String body, int members) {
    Documents document = vote(id, "en", "Reuters " + id);
    if (body != null) {
      document.names(EntityType.ORGANIZATION, body, null);
    }
    return document.figure(Measure.MEMBERS, members, Qualifier.EXACT, "members");
  }

  @Test
  void membersAreThoseOfABody() {
    take(
        members("1", "Nordic Council", 87),
        members("2", "Nordic Council", 88),
        members("3", "Baltic Assembly", 60),
        members("4", null, 63),
        members("5", null, 64));
    assertThat(clusters("figure")).hasSize(4);
    assertThat(statuses("figure").stream().filter(Status.CONTESTED::equals)).hasSize(2);
  }

  @Test
  void thingsOfOtherWordsAreNotOne() {
    take(
        document("1", "en", "Reuters")
            .country("AM")
            .figureOf(Act.SANCTION, "2021-03-22", Measure.OTHER, 4, "officials", null)
            .figureOf(Act.SANCTION, "2021-03-22", Measure.OTHER, 4, "organizations", null));
    assertThat(clusters("figure")).hasSize(2);
  }

  private static Documents vote(String id, String language, String publisher) {
    return document(id, language, publisher).published("2023-10-03").country("AM");
  }

  @Test
  void votesOfOneActAgreeAcrossLanguages() {
    take(
        vote("1", "en", "Associated Press")
            .figureOf(Act.VOTE, "2023-10-03", Measure.OTHER, 60, "votes in favour", null)
            .figureOf(Act.VOTE, "2023-10-03", Measure.OTHER, 22, "votes against", null),
        vote("2", "ru", "Интерфакс")
            .figureOf(Act.ADOPT, "2023-10-03", Measure.OTHER, 60, "голосов", null)
            .figureOf(Act.ADOPT, "2023-10-03", Measure.OTHER, 22, "против", null));
    assertThat(clusters("figure")).hasSize(2);
    assertThat(statuses("figure")).containsOnly(Status.CORROBORATED);
  }

  @Test
  void votesOfOneActThatDifferAreContested() {
    take(
        vote("1", "en", "Associated Press")
            .figureOf(Act.VOTE, "2023-10-03", Measure.OTHER, 60, "votes", null),
        vote("2", "ru", "Интерфакс")
            .figureOf(Act.VOTE, "2023-10-03", Measure.OTHER, 61, "голосов", null));
    assertThat(clusters("figure")).hasSize(1);
    assertThat(statuses("figure")).containsOnly(Status.CONTESTED);
  }

  @Test
  void amountsAreOneOnlyInOneActAndOneCurrency() {
    take(
        vote("1", "en", "Associated Press")
            .figureOf(Act.SIGN, "2023-10-03", Measure.AMOUNT, 1300, null, "EUR"),
        vote("2", "ru", "Интерфакс")
            .figureOf(Act.SIGN, "2023-10-03", Measure.AMOUNT, 1300, null, "EUR"),
        vote("dollars", "es", "EFE")
            .figureOf(Act.SIGN, "2023-10-03", Measure.AMOUNT, 1300, null, "USD"),
        vote("talk", "fr", "AFP")
            .figureOf(Act.SPEECH, "2023-10-03", Measure.AMOUNT, 1300, null, "EUR"),
        vote("later", "de", "DPA")
            .figureOf(Act.SIGN, "2023-11-03", Measure.AMOUNT, 1300, null, "EUR"));
    assertThat(clusters("figure")).hasSize(4);
  }

  @Test
  void sharesOfOneClassAtOnePlaceAreOneGroup() {
    take(
        document("1", "en", "Reuters")
            .published("2023-10-03")
            .names(EntityType.PLACE, "Khojaly", null)
            .figure(Measure.SHARE, 26, Qualifier.EXACT, "women"),
        document("2", "ru", "ТАСС")
            .published("2023-10-04")
            .names(EntityType.PLACE, "Ходжалы", null)
            .figure(Measure.SHARE, 31, Qualifier.EXACT, "женщин"),
        document("3", "ru", "РИА Новости")
            .published("2023-10-04")
            .names(EntityType.PLACE, "Ходжалы", null)
            .figure(Measure.SHARE, 31, Qualifier.EXACT, "детей"));
    assertThat(clusters("figure")).hasSize(2);
    assertThat(statuses("figure"))
        .containsExactlyInAnyOrder(Status.CONTESTED, Status.CONTESTED, Status.REPORTED);
  }

  @Test
  void ofTwoFiguresThatLookTheSameInOneTextNeitherIsGrouped() {
    take(
        vote("1", "en", "Associated Press")
            .figureOf(Act.VOTE, "2023-10-03", Measure.OTHER, 60, "votes", null)
            .figureOf(Act.VOTE, "2023-10-03", Measure.OTHER, 22, "votes", null),
        vote("2", "ru", "Интерфакс")
            .figureOf(Act.VOTE, "2023-10-03", Measure.OTHER, 60, "голосов", null));
    assertThat(clusters("figure")).hasSize(3);
  }

  @Test
  void onlyIndependentSourcesCorroborate() {
    Set<String> both = Set.of("AZ", "PE");
    take(
        document("1", "en", "Milli Majlis")
            .event(Act.MEET, "2021-02-22", Modality.ASSERTED, both, "Sahib Aliyev"),
        document("2", "ru", "Тренд")
            .citing("Милли Меджлис")
            .event(Act.MEET, "2021-02-22", Modality.ASSERTED, both, "Сахиб Алиев"));
    assertThat(clusters("event")).hasSize(1);
    assertThat(statuses("event")).containsOnly(Status.REPORTED);
    take(
        document("3", "es", "Andina")
            .event(Act.MEET, "2021-02-22", Modality.ASSERTED, both, "Sahib Aliyev"));
    assertThat(statuses("event")).containsOnly(Status.CORROBORATED);
  }

  @Test
  void aCopyIsNoSecondSource() {
    Set<String> both = Set.of("AZ", "PE");
    shelf.copy("doc-2", "doc-1");
    take(
        document("1", "en", "Andina")
            .event(Act.MEET, "2021-02-22", Modality.ASSERTED, both, "Sahib Aliyev"),
        document("2", "en", "Reuters")
            .event(Act.MEET, "2021-02-22", Modality.ASSERTED, both, "Sahib Aliyev"));
    assertThat(statuses("event")).containsOnly(Status.REPORTED);
  }

  @Test
  void aDenialContests() {
    Set<String> both = Set.of("IL", "SA");
    take(
        document("1", "en", "Reuters")
            .event(Act.MEET, "2020-11-22", Modality.ASSERTED, both, "Benjamin Netanyahu"),
        document("2", "ar", "SPA")
            .event(Act.MEET, "2020-11-22", Modality.DENIED, both, "بنيامين نتنياهو"));
    assertThat(statuses("event")).containsOnly(Status.CONTESTED);
  }

  private static final Set<String> BOTH = Set.of("AZ", "PE");

  @Test
  void whoIsNamedByTheOfficeIsWhoeverHoldsIt() {
    take(
        document("1", "en", "Andina")
            .tenure("Elmar Mammadyarov", "foreign minister", null, "AZ")
            .event(Act.VISIT, "2013-05-28", Modality.ASSERTED, BOTH, "Elmar Mammadyarov"),
        document("2", "fa", "ایرنا")
            .eventBy(Act.VISIT, "2013-05-28", BOTH, "وزیر امور خارجه آذربایجان"),
        document("3", "ru", "Тренд")
            .eventBy(Act.VISIT, "2013-05-28", Set.of("AZ"), "Министр обороны Азербайджана"));
    assertThat(clusters("event")).as("two ministers, two visits").hasSize(2);
    assertThat(statuses("event"))
        .containsExactlyInAnyOrder(Status.CORROBORATED, Status.CORROBORATED, Status.REPORTED);
  }

  @Test
  void aTenureIsOneInAnyLanguageWhereTheOfficeIs() {
    take(
        document("1", "en", "Andina").tenure("Elmar Mammadyarov", "foreign minister", null, "AZ"),
        document("2", "ru", "Тренд").tenure("Эльмар Мамедъяров", "глава МИД", null, "AZ"),
        document("3", "ru", "Интерфакс").tenure("Эльмар Мамедъяров", "президент", null, "AZ"));
    assertThat(clusters("tenure")).as("another office is another tenure").hasSize(2);
    assertThat(statuses("tenure"))
        .containsExactlyInAnyOrder(Status.CORROBORATED, Status.CORROBORATED, Status.REPORTED);
  }

  @Test
  void twoNamesInOneOfficeAreTwo() {
    take(
        document("1", "en", "Andina")
            .tenure("Elmar Mammadyarov", "foreign minister", null, "AZ")
            .event(Act.SPEECH, "2013-05-28", Modality.ASSERTED, BOTH, "Elmar Mammadyarov"),
        document("2", "en", "EFE")
            .tenure("Jeyhun Bayramov", "foreign minister", null, "AZ")
            .event(Act.SPEECH, "2013-05-28", Modality.ASSERTED, BOTH, "Jeyhun Bayramov"));
    assertThat(clusters("event")).hasSize(2);
  }

  @Test
  void anUndatedEventIsTheDatedOneOfThoseDaysWithTheSameParties() {
    take(
        document("1", "en", "Andina")
            .published("2021-02-23")
            .event(Act.MEET, "2021-02-22", Modality.ASSERTED, BOTH, "Sahib Aliyev"),
        document("2", "ru", "Тренд")
            .published("2021-02-24")
            .event(Act.MEET, null, Modality.ASSERTED, BOTH, "Сахиб Алиев"),
        document("late", "ru", "ТАСС")
            .published("2021-04-24")
            .event(Act.MEET, null, Modality.ASSERTED, BOTH, "Сахиб Алиев"),
        document("others", "es", "EFE")
            .published("2021-02-24")
            .event(Act.MEET, null, Modality.ASSERTED, BOTH, "Guillermo Aliaga"));
    assertThat(clusters("event")).hasSize(3);
  }

  @Test
  void aBodyIsFoundedOnce() {
    take(
        document("1", "en", "Reuters")
            .published("2023-10-03")
            .names(EntityType.ORGANIZATION, "Inter-Parliamentary Union", null)
            .eventWith(Act.FOUND, "1889", Set.of("AO"), "Inter-Parliamentary Union"),
        document("2", "en", "AFP")
            .published("2014-10-03")
            .names(EntityType.ORGANIZATION, "IPU", null)
            .eventWith(Act.FOUND, "1889", Set.of("FR", "GB"), "IPU"),
        document("3", "en", "EFE")
            .published("2014-10-03")
            .names(EntityType.ORGANIZATION, "IPU", null)
            .eventWith(Act.ADOPT, "1889", Set.of("FR", "GB"), "IPU"));
    assertThat(clusters("event")).hasSize(2);
  }

  @Test
  void whoPresentsCredentialsAndWhoReceivesThemAreOfOneEvent() {
    take(
        document("1", "en", "Andina")
            .published("2021-02-23")
            .country("AZ")
            .names(EntityType.PERSON, "Ana Flores", null)
            .event(Act.CREDENTIALS, "2021-02-22", Modality.ASSERTED, BOTH, "Sahib Aliyev"),
        document("2", "en", "Trend")
            .published("2021-02-23")
            .country("AZ")
            .names(EntityType.PERSON, "Sahib Aliyev", null)
            .event(Act.CREDENTIALS, "2021-02-22", Modality.ASSERTED, BOTH, "Ana Flores"),
        document("3", "en", "EFE")
            .published("2021-02-23")
            .country("AZ")
            .names(EntityType.PERSON, "Sahib Aliyev", null)
            .event(Act.CREDENTIALS, "2021-02-22", Modality.ASSERTED, BOTH, "Luis Rojas"));
    assertThat(clusters("event")).hasSize(2);
  }

  @Test
  void meetingsOfOneVisitOnTwoDaysAreTwo() {
    take(
        document("1", "en", "Andina")
            .published("2021-02-22")
            .event(Act.MEET, "2021-02-21", Modality.ASSERTED, BOTH, "Sahib Aliyev", "Ana Flores"),
        document("2", "es", "EFE")
            .published("2021-02-22")
            .event(Act.MEET, "2021-02-22", Modality.ASSERTED, BOTH, "Sahib Aliyev", "Luis Rojas"));
    assertThat(clusters("event")).hasSize(2);
  }

  @Test
  void theSameDayLongAgoIsOneEventWhereItsPartiesAreNotTold() {
    take(
        document("1", "en", "Andina")
            .published("2021-02-22")
            .country("PE")
            .eventBy(Act.SIGN, "2001-04-17", Set.of(), "an accord"),
        document("2", "ru", "Тренд")
            .published("2021-02-22")
            .country("PE")
            .eventBy(Act.SIGN, "2001-04-17", Set.of("PE"), "соглашение"),
        document("elsewhere", "ru", "ТАСС")
            .published("2021-02-22")
            .country("KZ")
            .eventBy(Act.SIGN, "2001-04-17", Set.of("KZ"), "договор"));
    assertThat(clusters("event")).hasSize(2);
  }

  @Test
  void twoEventsOfOneDocumentStayTwoWhereAThirdReportFitsBoth() {
    take(
        document("1", "en", "Andina")
            .event(Act.MEET, "2021-02-22", Modality.ASSERTED, BOTH, "Sahib Aliyev")
            .eventBy(Act.MEET, "2021-02-22", BOTH, "delegates"),
        document("2", "es", "EFE")
            .event(Act.MEET, "2021-02-22", Modality.ASSERTED, BOTH, "Sahib Aliyev"));
    assertThat(clusters("event")).hasSize(2);
  }

  @Test
  void editorsDecisionsWinAlsoWhenAllIsReadAnew() {
    Documents one = document("1", "en", null).names(EntityType.PERSON, "Gurban Gurbanov", "AZ");
    Documents other = document("2", "ru", null).names(EntityType.PERSON, "Гурбан Гурбанов", "AZ");
    take(one, other);
    String item = shelf.uses().getOrDefault("doc-1", Map.of()).values().iterator().next();
    String its = shelf.uses().getOrDefault("doc-2", Map.of()).values().iterator().next();
    assertThat(clusters("person")).hasSize(1);
    shelf.decide(item, its, false);
    reconciliation.reconsider(Set.of(item, its));
    assertThat(clusters("person")).hasSize(2);
    reconciliation.drop("doc-1");
    take(one);
    assertThat(clusters("person")).hasSize(2);
    shelf.decide(item, its, true);
    reconciliation.reconsider(Set.of(item, its));
    assertThat(clusters("person")).hasSize(1);
  }

  @Test
  void theOrderOfDocumentsDoesNotMatter() {
    List<Findings> documents = new ArrayList<>();
    String[] names = {
      "Ilham Aliyev", "İlham Əliyev", "Ильхам Алиев", "Ильхама Алиева", "الهام علی‌اف", "Aliyev",
      "Sahib Aliyev", "Сахиб Алиев", "Эльмар Мамедъяров", "Elmar Mammadyarov", "Алиев", "Aliyeva"
    };
    String[] languages = {"en", "az", "ru", "ru", "fa", "en", "en", "ru", "ru", "en", "ru", "en"};
    String[] countries = {"AZ", "AZ", null, "AZ", null, "AZ", "PE", "AZ", null, "AZ", null, "AZ"};
    for (int i = 0; i < names.length; i++) {
      documents.add(
          document("d" + i, languages[i], "Publisher " + i % 3)
              .published("2021-02-" + (10 + i))
              .names(EntityType.PERSON, names[i], countries[i])
              .names(EntityType.PLACE, i % 2 == 0 ? "Khojaly" : "Xocalı", null)
              .event(
                  Act.MEET,
                  i % 4 == 0 ? null : "2021-02-2" + i % 3,
                  Modality.ASSERTED,
                  Set.of("AZ", "PE"),
                  names[i])
              .tenure(names[i], i % 2 == 0 ? "president" : "speaker of parliament", null, "AZ")
              .eventBy(Act.MEET, "2021-02-21", Set.of("AZ"), "President of Azerbaijan")
              .figure(Measure.KILLED, 613 - i % 2, Qualifier.EXACT, "people")
              .done());
    }
    Map<String, Object> first = null;
    for (int seed = 0; seed < 20; seed++) {
      List<Findings> shuffled = new ArrayList<>(documents);
      Collections.shuffle(shuffled, new Random(seed));
      MemoryShelf fresh = new MemoryShelf();
      Reconciliation again = new Reconciliation(fresh, Documents.NAMINGS);
      shuffled.forEach(again::take);
      // Some are read again, and one that does not belong here is dropped.
      again.take(shuffled.get(seed % shuffled.size()));
      again.take(document("stray", "en", null).names(EntityType.PERSON, "I. Aliyev", "AZ").done());
      again.drop("doc-stray");
      Map<String, Object> made = new TreeMap<>();
      made.put("clusters", fresh.clusters());
      made.put("entities", fresh.entities());
      fresh
          .uses()
          .values()
          .forEach(uses -> uses.keySet().forEach(id -> made.put(id, fresh.status(id))));
      if (first == null) {
        first = made;
      }
      assertThat(made).isEqualTo(first);
    }
  }

  private List<Ground> grounds(String entity, Decision... log) {
    TreeMap<String, String> lines = new TreeMap<>();
    shelf.members(entity).forEach(id -> lines.put(id, shelf.body(id).orElseThrow()));
    String label = Objects.requireNonNull(shelf.entities().get(entity)).label();
    return Ground.of(label, lines, shelf::links, List.of(log));
  }

  private static NamingMatch match(Ground ground) {
    return Objects.requireNonNull(ground.match());
  }

  private static Ground groundOf(String name, List<Ground> grounds) {
    return grounds.stream()
        .filter(ground -> ground.naming().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everySpellingRestsOnTheOneItIsMostLike() {
    take(
        document("en", "en", null).names(EntityType.PERSON, "Elmar Mammadyarov", "AZ"),
        document("ru", "ru", null).names(EntityType.PERSON, "Эльмара Мамедъярова", "AZ"),
        document("hy", "hy", null).names(EntityType.PERSON, "Էլմար Մամեդյարով", null),
        document("late", "ru", null).names(EntityType.PERSON, "Мамедъяров", "AZ"));
    List<Ground> grounds = grounds(person("en", "Elmar Mammadyarov"));
    assertThat(grounds).hasSize(4);
    Ground first = grounds.get(0);
    assertThat(first.naming().name()).isEqualTo("Elmar Mammadyarov");
    assertThat(first.on()).as("the name it is shown under needs no other").isNull();
    assertThat(first.evidence()).isEmpty();
    for (Ground ground : grounds.subList(1, 4)) {
      NamingMatch match = match(ground);
      assertThat(ground.on()).isNotNull();
      assertThat(match.likeness()).as(ground.naming().name()).isGreaterThan(0.5);
      assertThat(match.names().words()).isNotEmpty();
    }
    Ground russian = groundOf("Эльмара Мамедъярова", grounds);
    assertThat(match(russian).names().words())
        .extracting(NameMatch.Pair::one)
        .containsExactly("Эльмара", "Мамедъярова");
    assertThat(groundOf("Мамедъяров", grounds).evidence())
        .containsExactly(Evidence.SAME_COUNTRY, Evidence.SURNAME_ALONE);
    assertThat(grounds)
        .as("nothing rests on a surname alone")
        .noneMatch(ground -> ground.on() != null && ground.on().name().equals("Мамедъяров"));
  }

  @Test
  void whatTheGazetteerAndItsKindTellNeedsNoOtherName() {
    take(
        document("1", "en", null).names(EntityType.BODY, "Milli Majlis", "AZ"),
        document("2", "fa", null).names(EntityType.BODY, "مجلس ملی آذربایجان", null),
        document("3", "en", null).names(EntityType.BODY, "Foreign Ministry of Azerbaijan", "AZ"),
        document("4", "ru", null).names(EntityType.BODY, "МИД Азербайджана", null));
    assertThat(grounds("body-az-parliament"))
        .hasSize(2)
        .allMatch(ground -> ground.evidence().equals(Set.of(Evidence.GAZETTEER)));
    assertThat(grounds("body-az-foreign-ministry"))
        .hasSize(2)
        .allMatch(ground -> ground.evidence().equals(Set.of(Evidence.KIND)));
  }

  @Test
  void whatAnEditorMergedRestsOnTheDecision() {
    take(
        document("1", "en", null).names(EntityType.PERSON, "Samuel Clemens", null),
        document("2", "en", null).names(EntityType.PERSON, "Mark Twain", null));
    String one = person("1", "Samuel Clemens");
    String other = person("2", "Mark Twain");
    shelf.decide(one, other, true);
    reconciliation.reconsider(Set.of(one, other));
    Decision same =
        new Decision(
            1,
            Decision.Kind.SAME,
            one,
            other,
            null,
            null,
            "a pen name",
            "an editor",
            Instant.EPOCH);
    List<Ground> grounds = grounds(person("1", "Samuel Clemens"), same);
    assertThat(grounds).hasSize(2);
    assertThat(grounds.get(1).decision()).isEqualTo(same);
    assertThat(match(grounds.get(1)).likeness()).isLessThan(0.5);
  }
}
