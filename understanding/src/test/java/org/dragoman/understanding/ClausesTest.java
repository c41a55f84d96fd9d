package org.dragoman.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Claim;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Event.Act;
import org.dragoman.record.assertion.Event.Role;
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Tenure;
import org.junit.jupiter.api.Test;

/** What clauses share and what they do not, also where the parser errs: trees made by hand. */
class ClausesTest {

  private static <T extends Assertion> List<T> told(Class<T> kind, String language, String rows) {
    return Understanding.of(Trees.reading(language, rows)).assertions().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private static Event only(Act act, String language, String rows) {
    List<Event> found =
        told(Event.class, language, rows).stream().filter(event -> event.act() == act).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static List<String> parts(Event event) {
    return event.participants().stream().map(one -> one.name() + " " + one.role()).toList();
  }

  private static final String TWO_MEETINGS =
      """
      Minister PROPN 2  nmod:desc
      Ana      PROPN 4  nsubj name=person
      Sol      PROPN 2  flat  name=person
      met      VERB  0  root
      Minister PROPN 6  nmod:desc
      Ben      PROPN 4  obj   name=person
      Moor     PROPN 6  flat  name=person
      .        PUNCT 4  punct

      Speaker  PROPN 2  nmod:desc
      Cleo     PROPN 4  nsubj name=person
      Fern     PROPN 2  flat  name=person
      met      VERB  0  root
      Speaker  PROPN 6  nmod:desc
      Dan      PROPN 4  obj   name=person
      Lake     PROPN 6  flat  name=person
      .        PUNCT 4  punct
      """;

  @Test
  void theTwoMinistersAreThoseWhoMetAsMinisters() {
    String tree =
        TWO_MEETINGS
            + """

            The       DET  3 det
            two       NUM  3 nummod
            ministers NOUN 4 nsubj Number=Plur
            signed    VERB 0 root
            a         DET  6 det
            treaty    NOUN 4 obj
            .         PUNCT 4 punct
            """;
    assertThat(parts(only(Act.SIGN, "en", tree)))
        .containsExactly("Ana Sol PARTICIPANT", "Ben Moor PARTICIPANT");
  }

  @Test
  void bothCountriesAreNoPersons() {
    String tree =
        """
        Minister PROPN 2  nmod:desc
        Ana      PROPN 7  nsubj name=person
        Sol      PROPN 2  flat  name=person
        of       ADP   5  case
        Peru     PROPN 1  nmod  name=place
        ,        PUNCT 7  punct
        met      VERB  0  root
        Minister PROPN 9  nmod:desc
        Ben      PROPN 7  obj   name=person
        Moor     PROPN 9  flat  name=person
        of       ADP   12 case
        Chile    PROPN 8  nmod  name=place
        .        PUNCT 7  punct

        Both      DET  2 det
        countries NOUN 3 nsubj Number=Plur
        signed    VERB 0 root
        a         DET  5 det
        treaty    NOUN 3 obj
        .         PUNCT 3 punct
        """;
    assertThat(parts(only(Act.SIGN, "en", tree)))
        .containsExactlyInAnyOrder("Peru PARTICIPANT", "Chile PARTICIPANT");
  }

  @Test
  void aMinisterOfAnotherFieldIsSomebodyElse() {
    String tree =
        """
        Prime    PROPN 2  compound
        Minister PROPN 3  nmod:desc
        Ana      PROPN 5  nsubj name=person
        Sol      PROPN 3  flat  name=person
        spoke    VERB  0  root
        .        PUNCT 5  punct

        The      DET   3 det
        defence  NOUN  3 compound
        minister NOUN  4 nsubj
        visited  VERB  0 root
        Malta    PROPN 4 obj name=place
        .        PUNCT 4 punct
        """;
    assertThat(parts(only(Act.VISIT, "en", tree))).noneMatch(part -> part.startsWith("Ana Sol"));
  }

  @Test
  void severalOfSeveralCountriesAreEachOfOne() {
    String tree =
        """
        The       DET   2  det
        ministers NOUN  13 nsubj Number=Plur
        of        ADP   4  case
        Peru      PROPN 2  nmod  name=place
        and       CCONJ 6  cc
        Chile     PROPN 4  conj  name=place
        ,         PUNCT 8  punct
        Ana       PROPN 2  appos name=person
        Sol       PROPN 8  flat  name=person
        and       CCONJ 11 cc
        Ben       PROPN 8  conj  name=person
        Moor      PROPN 11 flat  name=person
        spoke     VERB  0  root
        .         PUNCT 13 punct
        """;
    assertThat(told(Tenure.class, "en", tree))
        .extracting(tenure -> tenure.name() + " " + tenure.country())
        .containsExactlyInAnyOrder("Ana Sol PE", "Ben Moor CL");
  }

  @Test
  void whoeverFollowsAVerbOfLeadingInAClauseAboutAGroupLeadsIt() {
    String tree =
        """
        El         DET   2 det
        Grupo      PROPN 9 nsubj name=group
        ,          PUNCT 5 punct
        que        PRON  5 mark
        preside    VERB  2 acl:relcl
        la         DET   7 det
        diputada   NOUN  5 obj
        Ana        PROPN 7 appos name=person
        saludó     VERB  0 root
        la         DET   11 det
        decisión   NOUN  9 obj
        .          PUNCT 9 punct
        """;
    assertThat(told(Tenure.class, "es", tree))
        .extracting(tenure -> tenure.name() + " " + tenure.post() + " " + tenure.body())
        .contains("Ana chair Grupo");
  }

  private static List<String> claims(String language, String rows) {
    return told(Claim.class, language, rows).stream().map(Claim::content).toList();
  }

  @Test
  void nobodySaysWhatNeitherSideConfirmed() {
    String tree =
        """
        %s        DET   2 det
        side      NOUN  3 nsubj
        confirmed VERB  0 root
        that      SCONJ 6 mark
        talks     NOUN  6 nsubj
        failed    VERB  3 ccomp
        .         PUNCT 3 punct
        """;
    assertThat(claims("en", tree.formatted("Neither"))).isEmpty();
    assertThat(claims("en", tree.formatted("Each"))).containsExactly("talks failed");
  }

  @Test
  void whoIsToldSomethingDoesNotSayIt() {
    String tree =
        """
        Embassy  PROPN 4 nsubj:pass name=body
        had      AUX   4 aux
        been     AUX   4 aux:pass
        informed VERB  0 root
        that     SCONJ 7 mark
        talks    NOUN  7 nsubj
        failed   VERB  4 ccomp
        .        PUNCT 4 punct
        """;
    assertThat(claims("en", tree)).isEmpty();
  }

  @Test
  void whoIsQuotedAsSayingSomethingSaysIt() {
    String tree =
        """
        The      DET   2  det
        paper    NOUN  3  nsubj
        quoted   VERB  0  root
        Ana      PROPN 3  obj name=person
        Sol      PROPN 4  flat name=person
        as       SCONJ 7  mark
        saying   VERB  3  advcl
        that     SCONJ 10 mark
        talks    NOUN  10 nsubj
        failed   VERB  7  ccomp
        .        PUNCT 3  punct
        """;
    assertThat(told(Claim.class, "en", tree))
        .extracting(
            claim -> claim.provenance().attribution().getLast().name() + ": " + claim.content())
        .contains("Ana Sol: talks failed");
  }

  @Test
  void aGenitiveBelongsToTheParticipleBehindIt() {
    String tree =
        """
        Azərbaycan  PROPN 8  nsubj Case=Nom name=place
        Fransa      PROPN 3  nmod:poss Case=Nom
        Senatının   NOUN  8  nsubj Case=Gen name=body
        dünən       ADV   8  advmod
        qəbul       NOUN  6  obj Case=Nom
        etdiyi      VERB  7  acl Tense=Past VerbForm=Part
        qətnaməni   NOUN  8  obj Case=Acc
        pisləyib    VERB  0  root Tense=Past
        .           PUNCT 8  punct
        """;
    assertThat(parts(only(Act.ADOPT, "az", tree))).containsExactly("Fransa Senatı ACTOR");
    assertThat(parts(only(Act.CONDEMN, "az", tree))).containsExactly("Azərbaycan ACTOR");
    assertThat(told(Position.class, "az", tree))
        .filteredOn(position -> position.act() == Position.PositionAct.ADOPTED)
        .extracting(Position::body)
        .containsExactly("Fransa Senatı");
  }

  @Test
  void aPostpositionBelongsToWhatStandsBeforeIt() {
    Event meeting =
        only(
            Act.MEET,
            "tr",
            """
            Jan       PROPN 8 nsubj Case=Nom name=person
            Mares     PROPN 1 flat  Case=Nom name=person
            ,         PUNCT 8 punct
            Ana       PROPN 8 nsubj Case=Nom name=person
            Sol       PROPN 4 flat  Case=Nom name=person
            ile       CCONJ 7 case
            Lima'da   PROPN 8 obl   Case=Loc name=place
            görüştü   VERB  0 root  Tense=Past
            .         PUNCT 8 punct
            """);
    assertThat(parts(meeting))
        .containsExactlyInAnyOrder("Jan Mares PARTICIPANT", "Ana Sol PARTICIPANT");
  }

  @Test
  void noAppositionReachesOverAVerb() {
    Event visit =
        only(
            Act.VISIT,
            "en",
            """
            Ana     PROPN 3 nsubj name=person
            Sol     PROPN 1 flat  name=person
            said    VERB  0 root  Tense=Past
            that    SCONJ 7 mark
            Ben     PROPN 1 appos name=person
            Moor    PROPN 5 flat  name=person
            visited VERB  3 ccomp Tense=Past VerbForm=Fin
            Malta   PROPN 7 obj   name=place
            .       PUNCT 3 punct
            """);
    assertThat(parts(visit)).containsExactly("Ben Moor GUEST", "Malta HOST");
  }

  @Test
  void aTitleBesideANameIsNoSubjectOfItsOwn() {
    Event praise =
        only(
            Act.PRAISE,
            "ru",
            """
            Госпожа       NOUN  3 nsubj Case=Nom
            Цай           PROPN 3 nsubj Case=Nom name=person
            приехала      VERB  0 root  Tense=Past
            и             CCONJ 5 cc
            поблагодарила VERB  3 conj  Tense=Past
            Литву         PROPN 5 obj   Case=Acc name=place
            .             PUNCT 3 punct
            """);
    assertThat(parts(praise)).contains("Цай ACTOR");
  }

  @Test
  void withIsToldByAnEndingThatTheReaderTakesForADative() {
    Event meeting =
        only(
            Act.MEET,
            "az",
            """
            Bill      PROPN 6 nsubj Case=Nom name=person
            Klinton   PROPN 1 flat  Case=Nom name=person
            dünən     ADV   6 advmod
            Hafiz     PROPN 6 nsubj Case=Nom name=person
            Əsədlə    PROPN 4 flat  Case=Dat name=person
            görüşüb   VERB  0 root  Tense=Past
            .         PUNCT 6 punct
            """);
    assertThat(parts(meeting))
        .containsExactlyInAnyOrder("Bill Klinton PARTICIPANT", "Hafiz Əsəd PARTICIPANT");
  }

  @Test
  void aSecondSubjectThatEndsInWithIsWhomSomebodyMeets() {
    Event meeting =
        only(
            Act.MEET,
            "kk",
            """
            Мұрат     PROPN 6 nsubj     Case=Nom name=person
            Нұртілеу  PROPN 1 flat:name Case=Nom name=person
            әріптесі  NOUN  6 nsubj     Case=Nom
            Юрай      PROPN 3 appos     Case=Nom name=person
            Бланармен PROPN 4 flat:name Case=Nom name=person
            кездесті  VERB  0 root      Tense=Past
            .         PUNCT 6 punct
            """);
    assertThat(parts(meeting))
        .containsExactlyInAnyOrder("Мұрат Нұртілеу PARTICIPANT", "Юрай Бланар PARTICIPANT");
  }

  @Test
  void whatIsSignedInAStoryBetweenTwoCountriesIsSignedByBoth() {
    String signed =
        """
        Kenya     PROPN 2 nsubj name=place
        thanked   VERB  0 root  Tense=Past
        %-9s PROPN 2 obj   name=place
        .         PUNCT 2 punct

        A          DET   2 det
        memorandum NOUN  4 nsubj:pass
        was        AUX   4 aux:pass
        signed     VERB  0 root Tense=Past Voice=Pass
        .          PUNCT 4 punct
        """;
    assertThat(only(Act.SIGN, "en", signed.formatted("Ghana")).countries())
        .containsExactlyInAnyOrder("KE", "GH");
    assertThat(told(Event.class, "en", signed.formatted("Anna")))
        .noneMatch(event -> event.act() == Act.SIGN);
  }

  @Test
  void liftedSanctionsAreNotCalledOff() {
    Event ease =
        only(
            Act.SANCTION,
            "az",
            """
            Norveç       PROPN 4 nsubj Case=Nom name=place
            sanksiyaları NOUN  4 obj   Case=Acc Number=Plur
            ləğv         NOUN  4 compound Case=Nom
            edib         VERB  0 root  Tense=Past
            .            PUNCT 4 punct
            """);
    assertThat(ease.provenance().modality()).isEqualTo(Modality.ASSERTED);
  }

  @Test
  void whoReceivesCredentialsIsGivenThem() {
    Event credentials =
        only(
            Act.CREDENTIALS,
            "ru",
            """
            Борут       PROPN 2 nsubj Case=Nom name=person
            принял      VERB  0 root  Tense=Past
            верительные ADJ   4 amod
            грамоты     NOUN  2 obj   Case=Acc Number=Plur
            Ивана       PROPN 4 nmod  Case=Gen name=person
            .           PUNCT 2 punct
            """);
    assertThat(parts(credentials)).containsExactlyInAnyOrder("Борут RECIPIENT", "Ивана ACTOR");
  }

  @Test
  void aConverbLendsItsSubjectAndTakesTheTimeOfItsVerb() {
    Event visit =
        only(
            Act.VISIT,
            "kk",
            """
            Шавкат    PROPN 3 nsubj Case=Nom name=person
            Бішкекке  PROPN 3 obl   Case=Dat name=place
            барып     VERB  5 advcl VerbForm=Conv
            ертең     ADV   5 advmod
            кездеспек VERB  0 root  Tense=Past
            .         PUNCT 5 punct
            """);
    assertThat(visit.provenance().modality()).isEqualTo(Modality.PLANNED);
    Event blame =
        only(
            Act.CONDEMN,
            "kk",
            """
            Сенаты   NOUN 3 nsubj Case=Nom name=body
            жиын     NOUN 3 obj   Case=Nom
            өткізіп  VERB 5 advcl VerbForm=Conv
            шабуылды NOUN 5 obj   Case=Acc
            айыптады VERB 0 root  Tense=Past
            .        PUNCT 5 punct
            """);
    assertThat(parts(blame)).containsExactly("Сенаты ACTOR");
  }

  @Test
  void whoIsDueToDoSomethingDoesIt() {
    Event meeting =
        only(
            Act.MEET,
            "fa",
            """
            حسین   PROPN 4 nsubj name=person
            کریمی  PROPN 1 flat  name=person
            فردا   NOUN  4 obl
            قرار   NOUN  0 root
            است    AUX   4 cop
            با     ADP   7 case
            رافائل PROPN 9 obl   name=person
            دیدار  NOUN  9 compound:lvc
            کند    VERB  4 ccomp VerbForm=Fin
            .      PUNCT 4 punct
            """);
    assertThat(parts(meeting)).containsExactly("حسین کریمی PARTICIPANT", "رافائل PARTICIPANT");
  }

  @Test
  void whatANounsClauseSaysIsDeniedWithTheNoun() {
    String tree =
        """
        Malta   PROPN 2 nsubj name=place
        %-7s    VERB  0 root  Tense=Past
        reports NOUN  2 obj
        that    SCONJ 7 mark
        Ben     PROPN 7 nsubj name=person
        Moor    PROPN 5 flat  name=person
        visited VERB  3 acl   Tense=Past VerbForm=Fin
        Lima    PROPN 7 obj   name=place
        .       PUNCT 2 punct
        """;
    assertThat(only(Act.VISIT, "en", tree.formatted("denied")).provenance().modality())
        .isEqualTo(Modality.DENIED);
    assertThat(only(Act.VISIT, "en", tree.formatted("read")).provenance().modality())
        .isEqualTo(Modality.ASSERTED);
  }

  @Test
  void whatWasPlannedAndThenPutOffIsCancelled() {
    Event visit =
        only(
            Act.VISIT,
            "en",
            """
            The      DET   2 det
            visit    NOUN  7 nsubj:pass
            of       ADP   4 case
            Ben      PROPN 2 nmod  name=person
            Moor     PROPN 4 flat  name=person
            was      AUX   7 aux:pass
            planned  VERB  0 root  Tense=Past Voice=Pass
            but      CCONJ 10 cc
            was      AUX   10 aux:pass
            cancelled VERB 7 conj  Tense=Past Voice=Pass
            .        PUNCT 7 punct
            """);
    assertThat(visit.provenance().modality()).isEqualTo(Modality.CANCELLED);
  }

  @Test
  void anAmbassadorIsSummonedByTheMinistry() {
    Event summons =
        only(
            Act.PROTEST,
            "ru",
            """
            Посол   NOUN  4 nsubj:pass Case=Nom
            Иван    PROPN 1 appos      Case=Nom name=person
            был     AUX   4 aux:pass   Tense=Past
            вызван  VERB  0 root       Tense=Past Voice=Pass
            в       ADP   6 case
            МИД     PROPN 4 obl        Case=Acc name=body
            .       PUNCT 4 punct
            """);
    assertThat(summons.participants())
        .extracting(Event.Participant::role)
        .containsExactlyInAnyOrder(Role.ACTOR, Role.RECIPIENT);
    assertThat(parts(summons)).contains("МИД ACTOR");
  }

  @Test
  void whoseVisitItIsNeedNotBeToldAroundThePronoun() {
    Event visit =
        only(
            Act.VISIT,
            "fa",
            """
            سفر   NOUN 4 nsubj
            وی    PRON 1 nmod
            دیروز NOUN 4 obl
            لغو   NOUN 0 root
            شد    VERB 4 compound:lvc Tense=Past
            .     PUNCT 4 punct
            """);
    assertThat(visit.provenance().modality()).isEqualTo(Modality.CANCELLED);
    assertThat(visit.participants()).isEmpty();
  }

  @Test
  void sinceWhenSomebodyLeadsItDatesTheirPost() {
    String tree =
        """
        Ana    PROPN 7 nsubj name=person
        Sol    PROPN 1 flat  name=person
        ,      PUNCT 4 punct
        chair  NOUN  1 appos
        of     ADP   6 case
        Senate PROPN 4 nmod  name=body
        spoke  VERB  0 root  Tense=Past
        .      PUNCT 7 punct

        Sol    PROPN 3 nsubj name=person
        has    AUX   3 aux
        led    VERB  0 root  Tense=Past
        it     PRON  3 obj
        since  ADP   6 case
        2015   NUM   3 obl
        .      PUNCT 3 punct
        """;
    assertThat(told(Tenure.class, "en", tree))
        .filteredOn(tenure -> tenure.post().equals("chair"))
        .singleElement()
        .satisfies(tenure -> assertThat(String.valueOf(tenure.from())).contains("2015"));
  }

  @Test
  void aTimeInTheClauseOfAnotherDatesNoPost() {
    String tree =
        """
        Ana     PROPN 3  nsubj name=person
        Sol     PROPN 1  flat  name=person
        leads   VERB  0  root  Tense=Pres
        the     DET   5  det
        group   NOUN  3  obj
        ,       PUNCT 9  punct
        Ben     PROPN 9  nsubj name=person
        Moor    PROPN 7  flat  name=person
        works   VERB  3  conj  Tense=Pres
        here    ADV   9  advmod
        since   ADP   12 case
        2015    NUM   9  obl
        .       PUNCT 3  punct
        """;
    assertThat(told(Tenure.class, "en", tree))
        .allSatisfy(tenure -> assertThat(tenure.from()).isNull());
  }

  @Test
  void whoCondemnsSomethingAtAMeetingTakesPartInIt() {
    String tree =
        """
        At        ADP   3  case
        a         DET   3  det
        meeting   NOUN  10 obl
        with      ADP   5  case
        Ana       PROPN 3  nmod  name=person
        Sol       PROPN 5  flat  name=person
        ,         PUNCT 10 punct
        Ben       PROPN 10 nsubj name=person
        Moor      PROPN 8  flat  name=person
        condemned VERB  0  root  Tense=Past
        the       DET   12 det
        attack    NOUN  10 obj
        .         PUNCT 10 punct
        """;
    assertThat(parts(only(Act.MEET, "en", tree)))
        .containsExactlyInAnyOrder("Ana Sol PARTICIPANT", "Ben Moor PARTICIPANT");
    assertThat(only(Act.MEET, "en", tree).provenance().modality()).isEqualTo(Modality.ASSERTED);
  }

  @Test
  void aVisitThatWillNotComeIsCancelled() {
    assertThat(
            only(
                    Act.VISIT,
                    "en",
                    """
                    Ana   PROPN 5 nsubj name=person
                    Sol   PROPN 1 flat  name=person
                    will  AUX   5 aux   VerbForm=Fin
                    not   PART  5 advmod
                    visit VERB  0 root  VerbForm=Inf
                    Malta PROPN 5 obj   name=place
                    .     PUNCT 5 punct
                    """)
                .provenance()
                .modality())
        .isEqualTo(Modality.CANCELLED);
  }

  @Test
  void aVisitThatDidNotComeIsDenied() {
    assertThat(
            only(
                    Act.VISIT,
                    "en",
                    """
                    Ana   PROPN 5 nsubj name=person
                    Sol   PROPN 1 flat  name=person
                    did   AUX   5 aux   Tense=Past VerbForm=Fin
                    not   PART  5 advmod
                    visit VERB  0 root  VerbForm=Inf
                    Malta PROPN 5 obj   name=place
                    .     PUNCT 5 punct
                    """)
                .provenance()
                .modality())
        .isEqualTo(Modality.DENIED);
  }

  @Test
  void aMinisterWithoutACountryIsOfThePlaceWhereTheTextWasWritten() {
    String tree =
        """
        Madrid    PROPN 0 root name=place
        .         PUNCT 1 punct

        El        DET   2 det
        ministro  NOUN  6 nsubj
        Juan      PROPN 2 appos name=person
        Sol       PROPN 3 flat  name=person
        ayer      ADV   6 advmod
        condenó   VERB  0 root  Tense=Past
        a         ADP   8 case
        Marruecos PROPN 6 obj   name=place
        .         PUNCT 6 punct

        Marruecos PROPN 2 nsubj name=place
        calla     VERB  0 root  Tense=Pres
        .         PUNCT 2 punct

        Marruecos PROPN 2 nsubj name=place
        calla     VERB  0 root  Tense=Pres
        .         PUNCT 2 punct

        Marruecos PROPN 2 nsubj name=place
        calla     VERB  0 root  Tense=Pres
        .         PUNCT 2 punct

        Marruecos PROPN 2 nsubj name=place
        calla     VERB  0 root  Tense=Pres
        .         PUNCT 2 punct

        Marruecos PROPN 2 nsubj name=place
        calla     VERB  0 root  Tense=Pres
        .         PUNCT 2 punct

        Marruecos PROPN 2 nsubj name=place
        calla     VERB  0 root  Tense=Pres
        .         PUNCT 2 punct

        Marruecos PROPN 2 nsubj name=place
        calla     VERB  0 root  Tense=Pres
        .         PUNCT 2 punct
        """;
    assertThat(only(Act.CONDEMN, "es", tree).countries()).containsExactlyInAnyOrder("ES", "MA");
  }

  @Test
  void aNameInTheGenitiveOwnsTheVisitBehindItAndSaysNothing() {
    String tree =
        """
        Айбек            PROPN 8 nsubj     Case=Nom name=person
        Смадияров        PROPN 1 flat      Case=Nom name=person
        президенті       NOUN  8 nsubj     Case=Nom
        Ранил            PROPN 3 appos     Case=Nom name=person
        Викрамасингхенің PROPN 4 flat      name=person
        сапары           NOUN  7 nsubj     Case=Nom
        шегерілгенін     VERB  8 ccomp     VerbForm=Ger
        хабарлады        VERB  0 root      Tense=Past
        .                PUNCT 8 punct
        """;
    assertThat(told(Claim.class, "kk", tree))
        .extracting(
            claim ->
                claim
                    .provenance()
                    .attribution()
                    .get(claim.provenance().attribution().size() - 1)
                    .name())
        .containsExactly("Айбек Смадияров");
  }

  @Test
  void whoIsWrittenToIsNoSubject() {
    Event letter =
        only(
            Act.CORRESPOND,
            "tr",
            """
            Adama     PROPN 8 nsubj Case=Nom name=person
            Barrow    PROPN 1 flat  Case=Nom name=person
            dün       ADV   8 advmod
            Jan       PROPN 8 nsubj Case=Nom name=person
            Mares'e   PROPN 4 flat  Case=Dat name=person
            taziye    NOUN  7 nmod:poss Case=Nom
            mesajı    NOUN  8 obj   Case=Nom
            gönderdi  VERB  0 root  Tense=Past
            .         PUNCT 8 punct
            """);
    assertThat(parts(letter)).containsExactly("Adama Barrow ACTOR", "Jan Mares RECIPIENT");
  }

  @Test
  void aPostBesideANameIsAnotherWhoseNameFollows() {
    assertThat(
            told(
                Tenure.class,
                "az",
                """
                Rasata           PROPN 10 nsubj     Case=Nom name=person
                Hindistanın      PROPN 3  nmod:poss Case=Gen name=place
                vitse-prezidenti NOUN  10 obl       Case=Nom
                ,                PUNCT 10 punct
                Senatın          NOUN  6  nmod:poss Case=Gen
                sədri            NOUN  7  nmod      Case=Nom
                Venkaya          PROPN 10 obl       Case=Nom name=person
                Rao              PROPN 7  flat      Case=Nom name=person
                ilə              ADP   7  case
                görüşüb          VERB  0  root
                .                PUNCT 10 punct
                """))
        .extracting(Tenure::name)
        .containsOnly("Venkaya Rao")
        .hasSize(2);
  }

  @Test
  void aMinistersFieldReachesToTheCountry() {
    assertThat(
            told(
                Tenure.class,
                "ru",
                """
                Министр          NOUN  9  nsubj     Case=Nom
                экономики        NOUN  1  nmod      Case=Gen
                и                CCONJ 5  cc
                территориального ADJ   5  amod      Case=Gen
                развития         NOUN  1  conj      Case=Gen
                Судана           PROPN 1  nmod      Case=Gen name=place
                Ибрагим          PROPN 1  appos     Case=Nom name=person
                Адам             PROPN 7  flat:name Case=Nom name=person
                прибыл           VERB  0  root      Tense=Past
                .                PUNCT 9  punct
                """))
        .extracting(Tenure::post)
        .containsExactly("Министр экономики и территориального развития");
    assertThat(
            told(
                Tenure.class,
                "tr",
                """
                Gambiya   PROPN 5 nmod:poss Case=Nom name=place
                Spor      NOUN  5 nmod:poss Case=Nom
                ve        CCONJ 4 cc
                Turizm    NOUN  2 conj      Case=Nom
                Bakanı    NOUN  6 nmod      Case=Nom
                Jan       PROPN 8 nsubj     Case=Nom name=person
                Mares     PROPN 6 flat      Case=Nom name=person
                geldi     VERB  0 root      Tense=Past
                .         PUNCT 8 punct
                """))
        .extracting(Tenure::post)
        .containsExactly("Spor ve Turizm Bakanı");
  }

  @Test
  void aCommitteesFieldBelongsToItsName() {
    assertThat(
            told(
                Tenure.class,
                "ru",
                """
                Председатель NOUN  7 nsubj     Case=Nom
                комитета     NOUN  1 nmod      Case=Gen
                по           ADP   4 case
                обороне      NOUN  2 nmod      Case=Dat
                Халид        PROPN 1 appos     Case=Nom name=person
                Осман        PROPN 5 flat:name Case=Nom name=person
                прибыл       VERB  0 root      Tense=Past
                .            PUNCT 7 punct
                """))
        .extracting(Tenure::body)
        .containsExactly("комитета по обороне");
  }

  @Test
  void sinceAndUntilStandBehindTheirTimes() {
    assertThat(
            told(
                Tenure.class,
                "kk",
                """
                Карл        PROPN 8 nsubj     Case=Nom name=person
                Липп        PROPN 1 flat:name Case=Nom name=person
                2015        NUM   4 amod
                жылдан      NOUN  8 obl
                2020        NUM   6 amod
                жылға       NOUN  8 obl       Case=Dat
                дейін       ADP   6 case
                елшісі      NOUN  0 root      Case=Nom
                болған      AUX   8 cop
                .           PUNCT 8 punct
                """))
        .extracting(tenure -> tenure.from() + " " + tenure.to())
        .containsExactly("2015 2020");
  }

  @Test
  void whatWasPutOffIsTheVisitAndNotWhatItIsDueTo() {
    Event visit =
        only(
            Act.VISIT,
            "tr",
            """
            Jan'ın     PROPN 3  nsubj     Case=Gen name=person
            Lima'ya    PROPN 3  obl       Case=Dat name=place
            yapması    VERB  4  ccomp     VerbForm=Vnoun
            planlanan  VERB  7  acl       VerbForm=Part
            ziyaret    NOUN  7  nmod:poss Case=Nom
            deprem     NOUN  7  nmod:poss Case=Nom
            nedeniyle  NOUN  8  obl       Case=Ins
            ertelendi  VERB  0  root      Voice=Pass
            .          PUNCT 8  punct
            """);
    assertThat(parts(visit)).contains("Jan GUEST");
    assertThat(visit.provenance().modality()).isEqualTo(Modality.CANCELLED);
  }

  @Test
  void whomASecondTitleWithAnAccusativeNamesIsReceived() {
    Event meeting =
        only(
            Act.MEET,
            "az",
            """
            Alban        PROPN 9 nsubj        Case=Nom name=person
            Baqbin       PROPN 1 flat         Case=Nom name=person
            dünən        ADV   9 advmod
            Fransanın    PROPN 5 nmod:poss    Case=Gen name=place
            səfiri       NOUN  9 nsubj        Case=Nom
            Jül          PROPN 5 appos        Case=Nom name=person
            Arman        PROPN 6 flat         Case=Nom name=person
            Aniambossunu PROPN 6 flat         name=person
            qəbul        NOUN  0 root         Case=Nom
            edib         VERB  9 compound:lvc
            .            PUNCT 9 punct
            """);
    assertThat(parts(meeting))
        .containsExactlyInAnyOrder("Alban Baqbin PARTICIPANT", "Jül Arman Aniambossu PARTICIPANT");
  }

  @Test
  void ofTwoWhoSayEachSaysTheirOwn() {
    assertThat(
            told(
                Claim.class,
                "ru",
                """
                Оппозиция  NOUN  3  nsubj      Case=Nom
                Кении      PROPN 1  nmod       Case=Gen name=place
                утверждает VERB  0  root
                ,          PUNCT 6  punct
                что        SCONJ 6  mark
                погибли    VERB  3  ccomp
                39         NUM   8  nummod
                человек    NOUN  6  nsubj
                ,          PUNCT 11 punct
                полиция    NOUN  11 nsubj      Case=Nom
                говорит    VERB  3  parataxis
                о          ADP   14 case
                19         NUM   14 nummod:gov
                погибших   NOUN  11 obl        Case=Loc
                .          PUNCT 3  punct
                """))
        .extracting(claim -> claim.provenance().attribution().get(0).name())
        .containsExactlyInAnyOrder("Оппозиция Кении", "полиция");
  }

  @Test
  void whatStandsBehindATurkicPostIsAnothers() {
    Event praise =
        only(
            Act.PRAISE,
            "az",
            """
            Səfir     NOUN  2 nmod:poss    Case=Nom
            Qananın   PROPN 4 nmod:poss    Case=Gen name=place
            böyük     ADJ   4 amod
            səylərini NOUN  6 obj          Case=Acc
            çox       ADV   6 advmod
            təqdir    NOUN  0 root         Case=Nom
            edib      VERB  6 compound:lvc
            .         PUNCT 6 punct
            """);
    assertThat(parts(praise)).noneMatch(part -> part.startsWith("Səfir Qananın"));
  }

  @Test
  void aVisitDuringWhichSomebodyWillMeetOthersIsToCome() {
    assertThat(
            only(
                    Act.VISIT,
                    "en",
                    """
                    During ADP   3  case
                    her    PRON  3  nmod:poss Person=3
                    visit  NOUN  10 obl
                    to     ADP   5  case
                    Malta  PROPN 3  nmod  name=place
                    ,      PUNCT 10 punct
                    Ana    PROPN 10 nsubj name=person
                    Sol    PROPN 7  flat  name=person
                    will   AUX   10 aux   VerbForm=Fin
                    meet   VERB  0  root  VerbForm=Inf
                    Ben    PROPN 10 obj   name=person
                    Moor   PROPN 11 flat  name=person
                    .      PUNCT 10 punct
                    """)
                .provenance()
                .modality())
        .isEqualTo(Modality.PLANNED);
  }
}
