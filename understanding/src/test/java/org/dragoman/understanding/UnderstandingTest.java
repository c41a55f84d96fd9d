package org.dragoman.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Claim;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Event.Act;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.document.Origin;
import org.dragoman.understanding.lexicon.Passages;
import org.junit.jupiter.api.Test;

/** What trees made by hand tell: the rules without the trained reader. */
class UnderstandingTest {

  private static final String MEETING =
      """
      Minister  PROPN 2  nmod:desc
      Ana       PROPN 4  nsubj     name=person
      Sol       PROPN 2  flat      name=person
      met       VERB  0  root      Tense=Past
      Minister  PROPN 6  nmod:desc
      Ben       PROPN 4  obj       name=person
      Moor      PROPN 6  flat      name=person
      in        ADP   9  case
      Lima      PROPN 4  obl       name=place
      .         PUNCT 4  punct
      """;

  private static <T extends Assertion> List<T> told(Class<T> kind, String language, String rows) {
    Findings findings = Understanding.of(Trees.reading(language, rows));
    for (Assertion assertion : findings.assertions()) {
      for (Evidence evidence : assertion.provenance().evidence()) {
        assertThat(findings.document().text().slice(evidence.span())).isEqualTo(evidence.quote());
      }
    }
    return findings.assertions().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static List<String> names(Event event) {
    return event.participants().stream().map(Event.Participant::name).toList();
  }

  @Test
  void subjectAndObjectOfAVerbTakePart() {
    assertThat(told(Event.class, "en", MEETING))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.act()).isEqualTo(Act.MEET);
              assertThat(names(event)).containsExactly("Ana Sol", "Ben Moor");
              assertThat(event.place()).isEqualTo("Lima");
              assertThat(event.provenance().modality()).isEqualTo(Modality.ASSERTED);
            });
  }

  private static String capture(String object) {
    return """
        Rebels   NOUN 2 nsubj Number=Plur
        captured VERB 0 root  Tense=Past
        two      NUM  4 nummod
        %-8s NOUN 2 obj
        in       ADP  6 case
        Kenya    PROPN 2 obl name=place
        .        PUNCT 2 punct
        """
        .formatted(object);
  }

  @Test
  void whatAVerbDoesIsToldByItsObject() {
    assertThat(told(Event.class, "en", capture("towns")))
        .extracting(event -> event.act() + " " + event.plover())
        .containsExactly("ATTACK Plover[event=FIGHT, mode=null, context=null]");
    assertThat(told(Event.class, "en", capture("soldiers")))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.plover()).isEqualTo(new Event.Plover("COERCE", "arrest", null));
              assertThat(names(event)).containsExactly("Rebels", "two soldiers");
            });
    assertThat(told(Event.class, "en", capture("ideas"))).isEmpty();
  }

  @Test
  void whatSomebodySaysTheyWillDoHasThePloverTypeOfAnIntent() {
    String saying =
        """
        Kenya   PROPN 2 nsubj name=place
        said    VERB  0 root  Tense=Past
        it      PRON  5 nsubj
        would   AUX   5 aux
        %-8s VERB 2 ccomp VerbForm=Inf
        the     DET   7 det
        %-8s NOUN 5 obj
        .       PUNCT 2 punct
        """;
    assertThat(told(Event.class, "en", saying.formatted("free", "prisoners")))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.plover()).isEqualTo(new Event.Plover("AGREE", null, null));
              assertThat(event.provenance().modality()).isEqualTo(Modality.PLANNED);
              assertThat(names(event)).containsExactly("Kenya", "prisoners");
            });
    assertThat(told(Event.class, "en", saying.formatted("arrest", "prisoners")))
        .extracting(Event::plover)
        .containsExactly(new Event.Plover("THREATEN", null, null));
  }

  @Test
  void aRefusalWithItsNegationIsNotDenied() {
    String refusal =
        """
        Kenya   PROPN 2 nsubj name=place
        said    VERB  0 root  Tense=Past
        it      PRON  6 nsubj
        would   AUX   6 aux
        never   ADV   6 advmod Polarity=Neg
        accept  VERB  2 ccomp VerbForm=Inf
        the     DET   8 det
        border  NOUN  6 obj
        .       PUNCT 2 punct
        """;
    assertThat(told(Event.class, "en", refusal))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.act()).isEqualTo(Act.REJECT);
              assertThat(event.provenance().modality()).isEqualTo(Modality.ASSERTED);
            });
  }

  @Test
  void whomANounWithItsOfIsDoneToIsNotWhoDoesIt() {
    String arrest =
        """
        Kenya     PROPN 2 nsubj name=place
        announced VERB  0 root  Tense=Past
        the       DET   4 det
        arrest    NOUN  2 obj
        of        ADP   6 case
        activists NOUN  4 nmod
        .         PUNCT 2 punct
        """;
    assertThat(told(Event.class, "en", arrest))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.participants())
                    .extracting(one -> one.name() + " " + one.role())
                    .containsExactlyInAnyOrder("activists RECIPIENT", "Kenya ACTOR"));
  }

  @Test
  void aMeetingToldAgainIsTheSameMeeting() {
    String again =
        MEETING
            + """

            Deputy PROPN 2  nmod:desc
            Cleo   PROPN 4  nsubj name=person
            Fern   PROPN 2  flat  name=person
            took   VERB  0  root
            part   NOUN  4  obj
            in     ADP   8  case
            the    DET   8  det
            meeting NOUN 4  obl
            .      PUNCT 4  punct
            """;
    assertThat(told(Event.class, "en", again))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(names(event)).containsExactly("Ana Sol", "Ben Moor", "Cleo Fern");
              assertThat(event.provenance().evidence()).hasSize(2);
            });
  }

  @Test
  void aNegatedMeetingIsDenied() {
    String denied =
        """
        Minister PROPN 2  nmod:desc
        Ana      PROPN 6  nsubj name=person
        Sol      PROPN 2  flat  name=person
        did      AUX   6  aux
        not      PART  6  advmod Polarity=Neg
        meet     VERB  0  root
        Ben      PROPN 6  obj   name=person
        Moor     PROPN 7  flat  name=person
        .        PUNCT 6  punct
        """;
    assertThat(told(Event.class, "en", denied))
        .singleElement()
        .satisfies(event -> assertThat(event.provenance().modality()).isEqualTo(Modality.DENIED));
  }

  @Test
  void severalPostsOfOnePersonAreSeveralTenures() {
    String posts =
        """
        Speaker  NOUN  11 nsubj
        of       ADP   4  case
        the      DET   4  det
        Knesset  PROPN 1  nmod name=body
        and      CCONJ 6  cc
        leader   NOUN  1  conj
        of       ADP   9  case
        the      DET   9  det
        party    NOUN  6  nmod
        Ana      PROPN 6  appos name=person
        spoke    VERB  0  root
        .        PUNCT 11 punct
        """;
    assertThat(told(Tenure.class, "en", posts))
        .extracting(Tenure::name, Tenure::post)
        .containsExactlyInAnyOrder(tuple("Ana", "Speaker"), tuple("Ana", "leader"));
  }

  @Test
  void aDateInsideAPostsWordsIsNoPartOfThePost() {
    String dated =
        """
        Ana      PROPN 10 nsubj name=person
        ,        PUNCT 3 punct
        minister NOUN  1 appos
        for      ADP   5 case
        trade    NOUN  3 nmod
        since    ADP   7 case
        October  PROPN 3 nmod
        2021     NUM   7 nummod
        ,        PUNCT 3 punct
        spoke    VERB  0 root
        .        PUNCT 10 punct
        """;
    assertThat(told(Tenure.class, "en", dated))
        .extracting(Tenure::name, Tenure::post, tenure -> String.valueOf(tenure.from()))
        .containsExactly(tuple("Ana", "minister for trade", "2021-10"));
  }

  @Test
  void whatABodyAdoptsIsAPositionWithItsStance() {
    String adopted =
        """
        The        DET   2  det
        Senate     PROPN 5  nsubj name=body
        of         ADP   4  case
        Chile      PROPN 2  nmod  name=body
        adopted    VERB  0  root
        a          DET   7  det
        resolution NOUN  5  obj
        condemning VERB  7  acl
        the        DET   10 det
        coup       NOUN  8  obj
        .          PUNCT 5  punct
        """;
    assertThat(told(Position.class, "en", adopted))
        .singleElement()
        .satisfies(
            position -> {
              assertThat(position.body()).isEqualTo("Senate of Chile");
              assertThat(position.instrument()).isEqualTo(Position.Instrument.RESOLUTION);
              assertThat(position.act()).isEqualTo(Position.PositionAct.ADOPTED);
              assertThat(position.stance()).isEqualTo("condemn");
            });
  }

  @Test
  void whoSaysThatSomebodySaysIsNotLost() {
    String nested =
        """
        Minister PROPN 2  nmod:desc
        Ana      PROPN 4  nsubj name=person
        Sol      PROPN 2  flat  name=person
        said     VERB  0  root
        that     SCONJ 8  mark
        Ben      PROPN 8  nsubj name=person
        Moor     PROPN 6  flat  name=person
        claimed  VERB  4  ccomp
        that     SCONJ 12 mark
        prices   NOUN  12 nsubj
        were     AUX   12 aux
        falling  VERB  8  ccomp
        .        PUNCT 4  punct
        """;
    List<Claim> claims = told(Claim.class, "en", nested);
    assertThat(claims)
        .anySatisfy(
            claim ->
                assertThat(claim.provenance().attribution().stream().map(Link::name).toList())
                    .containsSubsequence("Ana Sol", "Ben Moor"));
  }

  @Test
  void whoHoldsAPostWithoutACountryActsForTheOneThatTheDocumentIsAbout() {
    String home =
        """
        Peru      PROPN 2  nsubj
        mourned   VERB  0  root
        .         PUNCT 2  punct

        President PROPN 2  nmod:desc
        Ana       PROPN 4  nsubj name=person
        Sol       PROPN 2  flat  name=person
        thanked   VERB  0  root
        Ben       PROPN 4  obj   name=person
        Moor      PROPN 5  flat  name=person
        .         PUNCT 4  punct
        """;
    assertThat(told(Event.class, "en", home))
        .singleElement()
        .satisfies(event -> assertThat(event.countries()).containsExactly("PE"));
  }

  @Test
  void whoIsMarkedWithItIsMetThoughTitlesAreTakenForSubjectsToo() {
    String meeting =
        """
        Azərbaycan PROPN 2  nmod:poss
        Prezidenti NOUN  10 nsubj
        İlham      PROPN 2  appos name=person
        Əliyev     PROPN 3  flat  name=person
        Qazaxıstan PROPN 6  nmod:poss
        Prezidenti NOUN  10 nsubj
        Kasım      PROPN 10 nsubj name=person
        Tokayev    PROPN 7  flat  name=person
        ilə        ADP   7  case
        görüşüb    VERB  0  root
        .          PUNCT 10 punct
        """;
    assertThat(told(Event.class, "az", meeting))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.participants())
                    .extracting(Event.Participant::name)
                    .containsExactlyInAnyOrder("İlham Əliyev", "Kasım Tokayev"));
  }

  @Test
  void twoCountriesNamedAsOftenLeaveAPostWithoutACountryAndAnActWithBoth() {
    String two =
        """
        Peru      PROPN 4  nsubj
        and       CCONJ 3  cc
        Chile     PROPN 1  conj
        mourned   VERB  0  root
        .         PUNCT 4  punct

        President PROPN 2  nmod:desc
        Ana       PROPN 4  nsubj name=person
        Sol       PROPN 2  flat  name=person
        thanked   VERB  0  root
        Ben       PROPN 4  obj   name=person
        Moor      PROPN 5  flat  name=person
        .         PUNCT 4  punct
        """;
    assertThat(told(Event.class, "en", two))
        .singleElement()
        .satisfies(event -> assertThat(event.countries()).containsExactly("CL", "PE"));
    assertThat(told(Tenure.class, "en", two))
        .singleElement()
        .satisfies(tenure -> assertThat(tenure.country()).isNull());
  }

  @Test
  void whatIsToldOfADayAfterThatOfTheDocumentIsPlanned() {
    String ahead =
        """
        Minister PROPN 2  nmod:desc
        Ana      PROPN 4  nsubj     name=person
        Sol      PROPN 2  flat      name=person
        visits   VERB  0  root      Tense=Pres
        Peru     PROPN 4  obj
        on       ADP   7  case
        20       NUM   4  obl
        May      PROPN 7  nmod
        2024     NUM   7  nmod
        .        PUNCT 4  punct
        """;
    assertThat(told(Event.class, "en", ahead))
        .singleElement()
        .satisfies(event -> assertThat(event.provenance().modality()).isEqualTo(Modality.PLANNED));
  }

  @Test
  void whatIsRuledOutIsDenied() {
    String out =
        """
        Minister PROPN 2  nmod:desc
        Ana      PROPN 4  nsubj name=person
        Sol      PROPN 2  flat  name=person
        refused  VERB  0  root
        to       PART  6  mark
        visit    VERB  4  xcomp VerbForm=Inf
        Peru     PROPN 6  obj
        .        PUNCT 4  punct
        """;
    assertThat(told(Event.class, "en", out))
        .filteredOn(event -> event.act() == Act.VISIT)
        .singleElement()
        .satisfies(event -> assertThat(event.provenance().modality()).isEqualTo(Modality.DENIED));
  }

  @Test
  void aFutureMayBeToldByAnEnding() {
    String future =
        """
        Bakan     PROPN 2  nmod:desc
        Ana       PROPN 5  nsubj name=person
        Sol       PROPN 2  flat  name=person
        Peru'yu   PROPN 5  obj
        ziyaret   NOUN  0  root
        edecek    VERB  5  compound
        .         PUNCT 5  punct
        """;
    assertThat(told(Event.class, "tr", future))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.provenance().modality()).isEqualTo(Modality.PLANNED);
              assertThat(names(event)).contains("Peru");
            });
  }

  @Test
  void troopsOfACountryTakePartByTheirOwnWords() {
    String troops =
        """
        Peruvian ADJ   2  amod
        troops   NOUN  3  nsubj
        attacked VERB  0  root
        Chile    PROPN 3  obj
        .        PUNCT 3  punct
        """;
    assertThat(told(Event.class, "en", troops))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(names(event)).containsExactly("Peruvian troops", "Chile");
              assertThat(event.countries()).containsExactlyInAnyOrder("PE", "CL");
            });
  }

  @Test
  void aVoteByWhichSomethingIsAdoptedIsNoActOfItsOwn() {
    String adopted =
        """
        The     DET   2  det
        Senate  PROPN 5  nsubj name=body
        of      ADP   4  case
        Chile   PROPN 2  nmod  name=body
        adopted VERB  0  root
        the     DET   7  det
        law     NOUN  5  obj
        in      ADP   10 case
        a       DET   10 det
        ballot  NOUN  5  obl
        .       PUNCT 5  punct
        """;
    assertThat(told(Event.class, "en", adopted)).extracting(Event::act).containsExactly(Act.ADOPT);
  }

  @Test
  void yearsFromOneToAnotherBesideAPostAreItsTerm() {
    String term =
        """
        Former    ADJ   2  amod
        President PROPN 5  nmod:desc
        of        ADP   4  case
        Peru      PROPN 2  nmod
        Ana       PROPN 9  nsubj name=person
        (         PUNCT 7  punct
        1999-2002 NUM   5  appos
        )         PUNCT 7  punct
        spoke     VERB  0  root
        .         PUNCT 9  punct
        """;
    assertThat(told(Tenure.class, "en", term))
        .singleElement()
        .satisfies(
            tenure -> {
              assertThat(String.valueOf(tenure.from())).contains("1999");
              assertThat(String.valueOf(tenure.to())).contains("2002");
            });
  }

  @Test
  void aCountryInParenthesesAfterANameIsThatOfThePerson() {
    String listed =
        """
        Minister PROPN 2  nmod:desc
        Ana      PROPN 7  nsubj name=person
        Sol      PROPN 2  flat  name=person
        (        PUNCT 5  punct
        Peru     PROPN 2  appos
        )        PUNCT 5  punct
        praised  VERB  0  root
        Chile    PROPN 7  obj
        .        PUNCT 7  punct
        """;
    assertThat(told(Event.class, "en", listed))
        .singleElement()
        .satisfies(event -> assertThat(event.countries()).containsExactlyInAnyOrder("CL", "PE"));
  }

  @Test
  void countedVotesTakeNoPart() {
    String text =
        """
        The      DET   2  det
        Senate   PROPN 3  nsubj name=organization
        adopted  VERB  0  root  Tense=Past
        the      DET   5  det
        law      NOUN  3  obj
        by       ADP   8  case
        41       NUM   8  nummod
        votes    NOUN  3  obl
        .        PUNCT 3  punct
        """;
    assertThat(told(Event.class, "en", text))
        .filteredOn(event -> event.act() == Act.ADOPT)
        .singleElement()
        .satisfies(event -> assertThat(names(event)).containsExactly("Senate"));
  }

  @Test
  void aSourceInsideARelativeClauseVouchesForThatClauseAlone() {
    String text =
        """
        Troops    NOUN  2  nsubj
        attacked  VERB  0  root  Tense=Past
        a         DET   4  det
        post      NOUN  2  obj
        ,         PUNCT 4  punct
        which     PRON  7  nsubj
        killed    VERB  4  acl:relcl
        twelve    NUM   9  nummod
        people    NOUN  7  obj
        ,         PUNCT 7  punct
        according VERB  13 case
        to        ADP   11 fixed
        Human     PROPN 7  obl   name=organization
        Rights    PROPN 13 flat  name=organization
        Watch     PROPN 13 flat  name=organization
        .         PUNCT 2  punct
        """;
    assertThat(told(Claim.class, "en", text))
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.content()).isEqualTo("killed twelve people");
              assertThat(claim.provenance().attribution())
                  .extracting(Link::name)
                  .containsExactly("Human Rights Watch");
            });
  }

  @Test
  void whatIsSaidOfThisIsTheSentenceBefore() {
    String text =
        MEETING
            + """

            This       PRON  3  nsubj:pass
            was        AUX   3  aux:pass
            announced  VERB  0  root  Voice=Pass
            by         ADP   6  case
            the        DET   6  det
            Embassy    PROPN 3  obl:agent name=organization
            of         ADP   8  case
            Norway     PROPN 6  nmod  name=organization
            .          PUNCT 3  punct
            """;
    assertThat(told(Claim.class, "en", text))
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.content())
                  .isEqualTo("Minister Ana Sol met Minister Ben Moor in Lima");
              Link last = claim.provenance().attribution().get(0);
              assertThat(last.name()).isEqualTo("Embassy of Norway");
              assertThat(last.entity()).startsWith("body-");
            });
  }

  @Test
  void theDayOfWhatIsCondemnedIsNotThatOfCondemningIt() {
    String text =
        """
        Peru       PROPN 2  nsubj
        condemned  VERB  0  root  Tense=Past
        the        DET   4  det
        attack     NOUN  2  obj
        of         ADP   7  case
        28         NUM   7  nummod
        February   PROPN 4  nmod
        2024       NUM   7  nummod
        .          PUNCT 2  punct
        """;
    assertThat(told(Event.class, "en", text))
        .extracting(Event::act, event -> event.date() == null ? "" : event.date().value())
        .contains(tuple(Act.CONDEMN, ""), tuple(Act.ATTACK, "2024-02-28"));
  }

  @Test
  void whatABodyCondemnsInAStatementIsAPosition() {
    String text =
        """
        In         ADP   3  case
        a          DET   3  det
        statement  NOUN  8  obl
        ,          PUNCT 3  punct
        the        DET   6  det
        Embassy    PROPN 8  nsubj name=organization
        strongly   ADV   8  advmod
        condemned  VERB  0  root  Tense=Past
        the        DET   10 det
        attack     NOUN  8  obj
        .          PUNCT 8  punct
        """;
    assertThat(told(Position.class, "en", text))
        .singleElement()
        .satisfies(
            position -> {
              assertThat(position.body()).isEqualTo("Embassy");
              assertThat(position.act()).isEqualTo(Position.PositionAct.ISSUED);
              assertThat(position.stance()).isEqualTo("condemn");
            });
  }

  @Test
  void whoCallsADecisionUnlawfulCondemnsIt() {
    String text =
        """
        Minister   PROPN 4  nsubj
        Ana        PROPN 1  flat  name=person
        Sol        PROPN 1  flat  name=person
        called     VERB  0  root  Tense=Past
        the        DET   6  det
        decision   NOUN  4  obj
        unlawful   ADJ   4  xcomp
        .          PUNCT 4  punct
        """;
    assertThat(told(Event.class, "en", text))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.act()).isEqualTo(Act.CONDEMN);
              assertThat(event.participants())
                  .extracting(Event.Participant::name)
                  .containsExactly("Ana Sol");
            });
    assertThat(told(Event.class, "en", text.replace("unlawful", "overdue "))).isEmpty();
  }

  @Test
  void whoIsCalledOnIsToActAndNotWhoCalls() {
    String text =
        """
        Peru       PROPN 2  nsubj
        urged      VERB  0  root  Tense=Past
        Kenya      PROPN 2  obj
        to         PART  5  mark
        sign       VERB  2  xcomp VerbForm=Inf
        the        DET   7  det
        treaty     NOUN  5  obj
        .          PUNCT 2  punct
        """;
    assertThat(told(Event.class, "en", text))
        .filteredOn(event -> event.act() == Act.SIGN)
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.participants())
                    .extracting(Event.Participant::name)
                    .containsExactly("Kenya"));
  }

  @Test
  void bothSidesOfWhomNoMeetingWasToldAreTheCountriesOfTheStory() {
    String text =
        """
        Shells     NOUN  2  nsubj
        fell       VERB  0  root  Tense=Past
        between    ADP   4  case
        Peru       PROPN 2  obl
        and        CCONJ 6  cc
        Ecuador    PROPN 4  conj
        .          PUNCT 2  punct

        Both       DET   2  det
        sides      NOUN  3  nsubj
        signed     VERB  0  root  Tense=Past
        a          DET   5  det
        truce      NOUN  3  obj
        .          PUNCT 3  punct
        """;
    assertThat(told(Event.class, "en", text))
        .filteredOn(event -> event.act() == Act.SIGN)
        .singleElement()
        .satisfies(event -> assertThat(event.countries()).containsExactly("EC", "PE"));
  }

  @Test
  void oneCountIsAVoteWhereTheVotesAreNamed() {
    String text =
        """
        Ana        PROPN 3  nsubj name=person
        Sol        PROPN 1  flat  name=person
        received   VERB  0  root  Tense=Past
        172        NUM   5  nummod
        votes      NOUN  3  obj
        .          PUNCT 3  punct
        """;
    assertThat(told(Event.class, "en", text))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.act()).isEqualTo(Act.VOTE);
              assertThat(event.participants())
                  .extracting(Event.Participant::name)
                  .containsExactly("Ana Sol");
            });
    assertThat(told(Event.class, "en", text.replace("votes  ", "letters"))).isEmpty();
  }

  @Test
  void toRecogniseAStateIsAnActAndToRecogniseAMistakeIsNone() {
    String text =
        """
        Malta      PROPN 2  nsubj
        recognised VERB  0  root  Tense=Past
        Kosovo     PROPN 2  obj
        .          PUNCT 2  punct
        """;
    assertThat(told(Event.class, "en", text))
        .singleElement()
        .satisfies(event -> assertThat(event.countries()).containsExactly("MT", "XK"));
    assertThat(told(Event.class, "en", text.replace("Kosovo     PROPN", "mistakes   NOUN ")))
        .isEmpty();
  }

  @Test
  void aPronounBelowAVerbOfSpeechMeansWhoSpeaks() {
    String text =
        """
        Ana        PROPN 3  nsubj name=person
        Sol        PROPN 1  flat  name=person
        said       VERB  0  root  Tense=Past
        that       SCONJ 6  mark
        she        PRON  6  nsubj
        met        VERB  3  ccomp Tense=Past
        Ben        PROPN 6  obj   name=person
        Moor       PROPN 7  flat  name=person
        .          PUNCT 3  punct
        """;
    assertThat(told(Event.class, "en", text))
        .filteredOn(event -> event.act() == Act.MEET)
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.participants())
                    .extracting(Event.Participant::name)
                    .containsExactlyInAnyOrder("Ana Sol", "Ben Moor"));
  }

  @Test
  void twoNamedWithAWordForWithAreBothMeantAndANameAfterAPostIsAPersons() {
    String text =
        """
        Bakan      NOUN  11 nsubj
        Ayla       PROPN 1  flat
        Demir      PROPN 1  flat
        ile        CCONJ 2  case
        Bakan      NOUN  6  compound
        Murat      PROPN 11 nsubj
        Kaya       PROPN 6  flat
        Lima'da    PROPN 11 obl
        bir        DET   10 det
        araya      NOUN  11 obl
        geldi      VERB  0  root  Tense=Past
        .          PUNCT 11 punct
        """;
    assertThat(told(Event.class, "tr", text))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.participants())
                    .extracting(Event.Participant::name)
                    .containsExactlyInAnyOrder("Ayla Demir", "Murat Kaya"));
  }

  @Test
  void whoRejectsADraftAdoptsNothing() {
    String text =
        """
        The        DET   2  det
        Senate     PROPN 5  nsubj name=organization
        of         ADP   4  case
        Chile      PROPN 2  nmod  name=organization
        rejected   VERB  0  root  Tense=Past
        the        DET   7  det
        draft      NOUN  5  obj
        of         ADP   10 case
        the        DET   10 det
        statement  NOUN  7  nmod
        .          PUNCT 5  punct
        """;
    assertThat(told(Position.class, "en", text))
        .singleElement()
        .satisfies(position -> assertThat(position.act()).isEqualTo(Position.PositionAct.REJECTED));
    assertThat(told(Event.class, "en", text)).noneMatch(event -> event.act() == Act.ADOPT);
  }

  @Test
  void twoSubjectsOfOneVerbWithAnAndBetweenThemAreAList() {
    String text =
        """
        Ana        PROPN 7  nsubj name=person
        Sol        PROPN 1  flat  name=person
        and        CCONJ 5  cc
        Minister   PROPN 5  nmod:desc
        Ben        PROPN 7  nsubj name=person
        Moor       PROPN 5  flat  name=person
        signed     VERB  0  root  Tense=Past
        a          DET   9  det
        treaty     NOUN  7  obj
        .          PUNCT 7  punct
        """;
    assertThat(told(Event.class, "en", text))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.participants())
                    .extracting(Event.Participant::name)
                    .containsExactlyInAnyOrder("Ana Sol", "Ben Moor"));
  }

  @Test
  void aFriendshipGroupThatIsLaunchedIsFounded() {
    String text =
        """
        Peru       PROPN 2  nsubj
        launched   VERB  0  root  Tense=Past
        a          DET   5  det
        friendship NOUN  5  compound
        group      NOUN  2  obj
        with       ADP   7  case
        Kenya      PROPN 5  nmod
        .          PUNCT 2  punct
        """;
    assertThat(told(Event.class, "en", text))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.act()).isEqualTo(Act.FOUND);
              assertThat(event.countries()).containsExactly("KE", "PE");
            });
    assertThat(told(Event.class, "en", text.replace("group  ", "website"))).isEmpty();
  }

  @Test
  void aSentenceWithoutATreeTellsNoEvent() {
    assertThat(
            Understanding.of(Passages.reading("en", "Ana Sol met Ben Moor.", Origin.UNKNOWN))
                .assertions())
        .noneMatch(Event.class::isInstance);
  }

  private static final String PRESIDENT =
      """
      President NOUN  2  nmod:desc
      Ana       PROPN 4  nsubj name=person
      Sol       PROPN 2  flat  name=person
      spoke     VERB  0  root
      .         PUNCT 4  punct
      """;

  @Test
  void whoTookOfficeHasTheirPostSinceThen() {
    String office =
        PRESIDENT
            + """

            Sol    PROPN 9 nsubj name=person
            ,      PUNCT 4 punct
            who    PRON  4 nsubj
            took   VERB  1 acl
            office NOUN  4 obj
            in     ADP   7 case
            2021   NUM   4 obl
            ,      PUNCT 4 punct
            left   VERB  0 root
            .      PUNCT 9 punct
            """;
    assertThat(told(Tenure.class, "en", office))
        .singleElement()
        .satisfies(
            tenure -> {
              assertThat(tenure.post()).isEqualTo("President");
              assertThat(String.valueOf(tenure.from())).contains("2021");
              assertThat(tenure.provenance().evidence()).hasSize(2);
            });
  }

  @Test
  void whoIsSucceededHadThePostUntilThen() {
    String succeeded =
        PRESIDENT
            + """

            Sol       PROPN 2 nsubj name=person
            succeeded VERB  0 root
            Ben       PROPN 2 obj   name=person
            Moor      PROPN 3 flat  name=person
            in        ADP   6 case
            2021      NUM   2 obl
            .         PUNCT 2 punct
            """;
    assertThat(told(Tenure.class, "en", succeeded))
        .extracting(
            Tenure::name,
            Tenure::post,
            tenure -> String.valueOf(tenure.from()),
            tenure -> String.valueOf(tenure.to()))
        .containsExactlyInAnyOrder(
            tuple("Ana Sol", "President", "2021", "null"),
            tuple("Ben Moor", "President", "null", "2021"));
  }

  @Test
  void whoServedInAnotherPostHadItForThatTime() {
    String served =
        """
        Ana        PROPN 3 nsubj name=person
        Sol        PROPN 1 flat  name=person
        served     VERB  0 root
        as         ADP   5 case
        ambassador NOUN  3 obl
        from       ADP   7 case
        2015       NUM   3 obl
        to         ADP   9 case
        2018       NUM   7 nmod
        .          PUNCT 3 punct
        """;
    assertThat(told(Tenure.class, "en", served))
        .extracting(
            Tenure::name,
            Tenure::post,
            tenure -> String.valueOf(tenure.from()),
            tenure -> String.valueOf(tenure.to()))
        .containsExactly(tuple("Ana Sol", "ambassador", "2015", "2018"));
  }

  @Test
  void electorsAreNotElected() {
    String elected =
        """
        Deputies NOUN  2 nsubj
        elected  VERB  0 root
        Ana      PROPN 2 obj   name=person
        Sol      PROPN 3 flat  name=person
        .        PUNCT 2 punct
        """;
    assertThat(told(Tenure.class, "en", elected)).isEmpty();
  }

  @Test
  void aNameThatTheReaderOverlooksIsFoundAgain() {
    String again =
        PRESIDENT
            + """

            Minister NOUN  5 nsubj
            Ana      PROPN 1 appos
            Sol      PROPN 2 flat
            then     ADV   5 advmod
            left     VERB  0 root
            .        PUNCT 5 punct
            """;
    assertThat(told(Tenure.class, "en", again))
        .extracting(Tenure::name, Tenure::post)
        .containsExactlyInAnyOrder(tuple("Ana Sol", "President"), tuple("Ana Sol", "Minister"));
  }

  private static String senate(String verb, String object) {
    return """
        The    DET   2 det
        Senate PROPN 5 nsubj name=body
        of     ADP   4 case
        Chile  PROPN 2 nmod  name=body
        %s     VERB  0 root
        the    DET   7 det
        %s     NOUN  5 obj
        .      PUNCT 5 punct
        """
        .formatted(verb, object);
  }

  @Test
  void whatABodyCondemnsOrDecidesIsAPositionWithoutANamedText() {
    assertThat(told(Position.class, "en", senate("condemned", "attack")))
        .extracting(Position::instrument, Position::act, Position::stance, Position::topic)
        .containsExactly(
            tuple(Position.Instrument.STATEMENT, Position.PositionAct.ISSUED, "condemn", "attack"));
    assertThat(told(Position.class, "en", senate("approved", "appointment")))
        .extracting(Position::instrument, Position::act, Position::topic)
        .containsExactly(
            tuple(Position.Instrument.MOTION, Position.PositionAct.ADOPTED, "appointment"));
    String person =
        """
        Ana       PROPN 3 nsubj name=person
        Sol       PROPN 1 flat  name=person
        condemned VERB  0 root
        the       DET   5 det
        attack    NOUN  3 obj
        .         PUNCT 3 punct
        """;
    assertThat(told(Position.class, "en", person)).isEmpty();
  }

  @Test
  void aTextIsNotDatedByWhatItIsAbout() {
    String about =
        """
        The        DET   2 det
        Senate     PROPN 3 nsubj name=body
        adopted    VERB  0 root
        a          DET   5 det
        resolution NOUN  3 obj
        that       PRON  7 nsubj
        condemns   VERB  5 acl
        the        DET   9 det
        attack     NOUN  7 obj
        of         ADP   11 case
        2015       NUM   9 nmod
        .          PUNCT 3 punct
        """;
    assertThat(told(Position.class, "en", about))
        .singleElement()
        .satisfies(
            position -> {
              assertThat(position.stance()).isEqualTo("condemn");
              assertThat(String.valueOf(position.date())).doesNotContain("2015");
            });
  }

  @Test
  void whatSomebodyDemandsIsTheirClaim() {
    String demanded =
        """
        Ana      PROPN 3 nsubj name=person
        Sol      PROPN 1 flat  name=person
        demanded VERB  0 root
        that     SCONJ 7 mark
        the      DET   6 det
        border   NOUN  7 nsubj
        opens    VERB  3 ccomp
        .        PUNCT 3 punct
        """;
    assertThat(told(Claim.class, "en", demanded))
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.content()).isEqualTo("the border opens");
              assertThat(claim.provenance().attribution())
                  .extracting(Link::name)
                  .containsExactly("Ana Sol");
            });
  }

  @Test
  void aFigureThatIsDeniedIsNotClaimedByWhoDeniesIt() {
    String denied =
        """
        Ana      PROPN 3 nsubj name=person
        Sol      PROPN 1 flat  name=person
        denied   VERB  0 root
        that     SCONJ 8 mark
        12       NUM   6 nummod
        soldiers NOUN  8 nsubj
        were     AUX   8 aux
        killed   VERB  3 ccomp
        .        PUNCT 3 punct

        Ben      PROPN 3 nsubj name=person
        Moor     PROPN 1 flat  name=person
        said     VERB  0 root
        that     SCONJ 8 mark
        12       NUM   6 nummod
        soldiers NOUN  8 nsubj
        were     AUX   8 aux
        killed   VERB  3 ccomp
        .        PUNCT 3 punct

        Ana      PROPN 3 nsubj name=person
        Sol      PROPN 1 flat  name=person
        denied   VERB  0 root
        data     NOUN  3 obj
        on       ADP   7 case
        300      NUM   7 nummod
        refugees NOUN  4 nmod
        ,        PUNCT 9 punct
        counting VERB  3 advcl
        40       NUM   11 nummod
        refugees NOUN  9 obj
        .        PUNCT 3 punct
        """;
    assertThat(told(Figure.class, "en", denied))
        .extracting(
            figure -> figure.value().intValue(),
            figure -> figure.provenance().modality(),
            figure ->
                figure.provenance().modality() == Modality.DENIED
                    ? figure.provenance().attribution().getLast().name()
                    : "")
        .containsExactly(
            tuple(12, Modality.DENIED, "Ana Sol"),
            tuple(12, Modality.ASSERTED, ""),
            tuple(300, Modality.DENIED, "Ana Sol"),
            tuple(40, Modality.ASSERTED, ""));
    assertThat(told(Claim.class, "en", denied))
        .extracting(Claim::cue, claim -> claim.provenance().modality())
        .contains(tuple("denied", Modality.DENIED), tuple("said", Modality.ASSERTED))
        .doesNotContain(tuple("denied", Modality.ASSERTED));
  }

  @Test
  void whatDeniedDataAreOnMayHangOnTheVerb() {
    String denied =
        """
        Ana      PROPN 3 nsubj name=person
        Sol      PROPN 1 flat  name=person
        denied   VERB  0 root
        data     NOUN  3 obj
        on       ADP   6 case
        300      NUM   3 obl
        refugees NOUN  6 nmod
        .        PUNCT 3 punct
        """;
    assertThat(told(Figure.class, "en", denied))
        .extracting(figure -> figure.value().intValue(), figure -> figure.provenance().modality())
        .containsExactly(tuple(300, Modality.DENIED));
  }

  @Test
  void whoDoesNotDenyAFigureDeniesNone() {
    String granted =
        """
        Ana      PROPN 5 nsubj  name=person
        Sol      PROPN 1 flat   name=person
        did      AUX   5 aux
        not      PART  5 advmod Polarity=Neg
        deny     VERB  0 root
        that     SCONJ 10 mark
        12       NUM   8 nummod
        soldiers NOUN  10 nsubj
        were     AUX   10 aux
        killed   VERB  5 ccomp
        .        PUNCT 5 punct
        """;
    assertThat(told(Figure.class, "en", granted))
        .singleElement()
        .satisfies(
            figure -> assertThat(figure.provenance().modality()).isEqualTo(Modality.ASSERTED));
  }

  @Test
  void anOutletThatIsToldPassesItOn() {
    String told =
        MEETING
            + """

        Ana     PROPN 3 nsubj name=person
        Sol     PROPN 1 flat  name=person
        told    VERB  0 root
        Reforma PROPN 3 iobj  name=outlet
        that    SCONJ 8 mark
        the     DET   7 det
        border  NOUN  8 nsubj
        opened  VERB  3 ccomp
        .       PUNCT 3 punct
        """;
    assertThat(told(Claim.class, "en", told))
        .anySatisfy(
            claim ->
                assertThat(claim.provenance().attribution())
                    .extracting(Link::name)
                    .containsExactly("Reforma", "Ana Sol"));
  }

  /** The last link of each claim, and what it says. */
  private static List<String> said(String language, String rows) {
    return told(Claim.class, language, rows).stream()
        .map(
            claim -> {
              List<Link> chain = claim.provenance().attribution();
              return chain.get(chain.size() - 1).name()
                  + ": "
                  + claim.provenance().evidence().get(0).quote();
            })
        .toList();
  }

  @Test
  void othersWhoSpeakBehindASemicolonSpeakForThemselves() {
    String toll =
        """
        Ana     PROPN 3  nsubj name=person
        Sol     PROPN 1  flat  name=person
        said    VERB  0  root
        that    SCONJ 6  mark
        ten     NUM   6  nsubj
        died    VERB  3  ccomp
        ;       PUNCT 10 punct
        Ben     PROPN 10 nsubj name=person
        Moor    PROPN 8  flat  name=person
        says    VERB  3  parataxis
        three   NUM   12 nsubj
        fell    VERB  3  parataxis
        .       PUNCT 3  punct
        """;
    assertThat(said("en", toll)).containsExactly("Ana Sol: ten died", "Ben Moor: three fell");
  }

  @Test
  void whoHasNotSaidWhetherHasSaidNothing() {
    String silent =
        """
        Ana     PROPN 5  nsubj name=person
        Sol     PROPN 1  flat  name=person
        has     AUX   5  aux
        not     PART  5  advmod Polarity=Neg
        said    VERB  0  root
        whether SCONJ 9  mark
        she     PRON  9  nsubj
        will    AUX   9  aux
        come    VERB  5  ccomp
        .       PUNCT 5  punct
        """;
    assertThat(said("en", silent)).isEmpty();
  }

  @Test
  void whoActsInAClauseThatAVerbOfSayingInterruptsDoesNotSayIt() {
    String palace =
        """
        Ana     PROPN 3  nsubj name=person
        Sol     PROPN 1  flat  name=person
        met     VERB  0  root
        Ben     PROPN 3  obj   name=person
        Moor    PROPN 4  flat  name=person
        ,       PUNCT 7  punct
        said    VERB  3  parataxis
        on      ADP   9  case
        Monday  PROPN 7  obl
        the     DET   11 det
        ministry NOUN 9  nmod
        .       PUNCT 3  punct
        """;
    assertThat(said("en", palace)).noneMatch(claim -> claim.startsWith("Ana Sol"));
  }

  @Test
  void aPronounThatSpeaksIsWhomTheSentenceBeforeIsAbout() {
    String spoke =
        """
        Ana     PROPN 3  nsubj name=person
        Sol     PROPN 1  flat  name=person
        arrived VERB  0  root
        with    ADP   5  case
        Ben     PROPN 3  obl   name=person
        Moor    PROPN 5  flat  name=person
        .       PUNCT 3  punct

        She     PRON  2  nsubj
        said    VERB  0  root
        that    SCONJ 6  mark
        the     DET   5  det
        deal    NOUN  6  nsubj
        holds   VERB  2  ccomp
        .       PUNCT 2  punct
        """;
    assertThat(said("en", spoke)).containsExactly("Ana Sol: the deal holds");
  }

  @Test
  void whoeverAPresidentAppointsByDecreeIsNoPresident() {
    String decree =
        """
        Президент  NOUN  2  nmod:poss
        Жарлығымен NOUN  7  obl        Case=Ins
        Ана        PROPN 7  nsubj      name=person
        Сол        PROPN 3  flat:name  name=person
        елші       NOUN  7  advcl
        болып      AUX   5  cop
        тағайындалды VERB 0 root
        .          PUNCT 7  punct
        """;
    assertThat(told(Tenure.class, "kk", decree)).extracting(Tenure::post).containsExactly("елші");
  }

  @Test
  void twoPostsInARowAreBothHeldAndAnEnvoyHasASeat() {
    String posts =
        """
        Ana     PROPN 4  nsubj name=person
        Sol     PROPN 1  flat  name=person
        is      AUX   4  cop
        ambassador NOUN 0 root
        in      ADP   6  case
        Tunis   PROPN 4  nmod  name=place
        and     CCONJ 9  cc
        was     AUX   9  cop
        consul  NOUN  4  conj
        in      ADP   11 case
        Quito   PROPN 9  nmod  name=place
        .       PUNCT 4  punct
        """;
    assertThat(told(Tenure.class, "en", posts))
        .extracting(Tenure::name, Tenure::post, Tenure::body)
        .containsExactlyInAnyOrder(
            tuple("Ana Sol", "ambassador", "Tunis"), tuple("Ana Sol", "consul", "Quito"));
  }

  @Test
  void soldiersWhoAreKilledDoNotKill() {
    String killed =
        """
        Ana      PROPN 3  nsubj name=person
        Sol      PROPN 1  flat  name=person
        mourned  VERB  0  root
        soldiers NOUN  3  obj
        killed   VERB  4  acl   Tense=Past VerbForm=Part
        near     ADP   7  case
        Goma     PROPN 5  obl   name=place
        .        PUNCT 3  punct
        """;
    assertThat(told(Event.class, "en", killed))
        .filteredOn(event -> event.act() == Act.ATTACK)
        .allSatisfy(
            event ->
                assertThat(event.participants())
                    .allMatch(one -> one.role() == Event.Role.RECIPIENT));
  }

  @Test
  void aNameInTheAccusativeIsNoSubject() {
    String urged =
        """
        Сенат    NOUN  4  nsubj
        Ана      PROPN 4  nsubj      name=person
        Тинубуды PROPN 2  flat:name  name=person Case=Acc
        шақырды  VERB  0  root
        .        PUNCT 4  punct
        """;
    assertThat(told(Event.class, "kk", urged))
        .filteredOn(event -> event.act() == Act.APPEAL)
        .isNotEmpty()
        .allSatisfy(
            event ->
                assertThat(event.participants())
                    .filteredOn(one -> one.name().startsWith("Ана"))
                    .allMatch(one -> one.role() == Event.Role.RECIPIENT));
  }

  @Test
  void aNameInACaseIsShownWithoutItsEnding() {
    String met =
        """
        Ана         PROPN 3 nsubj     name=person
        Сол         PROPN 1 flat:name name=person
        кездесті    VERB  0 root
        Олжас       PROPN 3 obl       name=person
        Бектеновпен PROPN 4 flat:name name=person Case=Ins
        .           PUNCT 3 punct
        """;
    assertThat(told(Event.class, "kk", met))
        .first()
        .satisfies(event -> assertThat(names(event)).contains("Ана Сол", "Олжас Бектенов"));
  }

  @Test
  void whatAnActOfItsOwnTellsIsNotToldAgainAsAnother() {
    String ban =
        """
        Kenya   PROPN 2  nsubj name=place
        imposed VERB  0  root  Tense=Past
        an      DET   5  det
        entry   NOUN  5  compound
        ban     NOUN  2  obj
        on      ADP   7  case
        Ana     PROPN 2  obl   name=person
        Sol     PROPN 7  flat  name=person
        .       PUNCT 2  punct
        """;
    assertThat(told(Event.class, "en", ban)).extracting(Event::act).containsExactly(Act.SANCTION);
  }

  @Test
  void aChairByItsIsOfTheBodyNamedBefore() {
    String led =
        """
        The        DET   3  det
        Economic   ADJ   3  amod   name=organization
        Forum      PROPN 10 nsubj  name=organization
        and        CCONJ 6  cc
        its        PRON  6  nmod:poss
        chair      NOUN  3  conj
        ,          PUNCT 8  punct
        Ana        PROPN 6  appos  name=person
        Sol        PROPN 8  flat   name=person
        protested  VERB  0  root   Tense=Past
        .          PUNCT 10 punct
        """;
    assertThat(told(Tenure.class, "en", led))
        .first()
        .satisfies(tenure -> assertThat(tenure.body()).isEqualTo("Economic Forum"));
  }

  @Test
  void aMeetingWithSomebodyIsAnAct() {
    String cancelled =
        """
        A         DET   2  det
        meeting   NOUN  7  nsubj:pass
        with      ADP   4  case
        Ana       PROPN 2  nmod    name=person
        Sol       PROPN 4  flat    name=person
        was       AUX   7  aux:pass
        cancelled VERB  0  root    Tense=Past
        .         PUNCT 7  punct
        """;
    assertThat(told(Event.class, "en", cancelled))
        .first()
        .satisfies(event -> assertThat(event.act()).isEqualTo(Act.MEET));
  }

  @Test
  void forWhomCondolencesAreIsNotWhoSendsThem() {
    String condoled =
        """
        Ana          PROPN 3  nsubj    name=person
        Sol          PROPN 1  flat     name=person
        expresó      VERB  0  root
        condolencias NOUN  3  obj
        por          ADP   7  case
        las          DET   7  det
        víctimas     NOUN  4  nmod
        .            PUNCT 3  punct
        """;
    assertThat(told(Event.class, "es", condoled))
        .isNotEmpty()
        .allSatisfy(event -> assertThat(names(event)).containsExactly("Ana Sol"));
  }
}
