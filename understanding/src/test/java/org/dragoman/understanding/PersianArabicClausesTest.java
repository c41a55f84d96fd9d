package org.dragoman.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Event.Act;
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.assertion.Tenure;
import org.junit.jupiter.api.Test;

/** Clauses as Persian and Arabic build them, also where the parser errs: trees made by hand. */
class PersianArabicClausesTest {

  private static <T extends Assertion> List<T> told(Class<T> kind, String language, String rows) {
    return Understanding.of(Trees.reading(language, rows)).assertions().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private static List<Event> events(Act act, String language, String rows) {
    return told(Event.class, language, rows).stream().filter(event -> event.act() == act).toList();
  }

  private static List<String> parts(Event event) {
    return event.participants().stream().map(one -> one.name() + " " + one.role()).toList();
  }

  @Test
  void whoCondemnsAnAttackDoesNotAttack() {
    String tree =
        """
        کنیا   PROPN 6 nsubj name=place
        این    DET   3 det
        حمله   NOUN  6 obj
        را     ADP   3 case
        تقبیح  NOUN  6 compound:lvc
        کرد    VERB  0 root
        .      PUNCT 6 punct
        """;
    assertThat(events(Act.ATTACK, "fa", tree)).allSatisfy(it -> assertThat(parts(it)).isEmpty());
    assertThat(events(Act.CONDEMN, "fa", tree))
        .singleElement()
        .satisfies(it -> assertThat(parts(it)).containsExactly("کنیا ACTOR"));
  }

  @Test
  void theWordBeforeALightVerbIsNoPartOfTheAdverbBefore() {
    String tree =
        """
        کنیا   PROPN 7 nsubj name=place
        حمله   NOUN  7 obj
        را     ADP   2 case
        به     ADP   5 case
        شدت    NOUN  7 obl
        محکوم  ADJ   5 amod
        کرد    VERB  0 root
        .      PUNCT 7 punct
        """;
    assertThat(events(Act.CONDEMN, "fa", tree))
        .singleElement()
        .satisfies(it -> assertThat(parts(it)).containsExactly("کنیا ACTOR"));
    assertThat(events(Act.ATTACK, "fa", tree)).allSatisfy(it -> assertThat(parts(it)).isEmpty());
  }

  @Test
  void whatIsSaidAtAMeetingDoesNotCallForTheMeeting() {
    String tree =
        """
        علی      PROPN 9 nsubj name=person
        رضایی    PROPN 1 flat  name=person
        در       ADP   4 case
        دیدار    NOUN  9 obl
        با       ADP   6 case
        جان      PROPN 4 nmod  name=person
        کلر      PROPN 6 flat  name=person
        خواستار  ADJ   0 root
        شد       VERB  8 compound
        .        PUNCT 8 punct
        """;
    assertThat(events(Act.MEET, "fa", tree))
        .singleElement()
        .extracting(event -> event.provenance().modality())
        .isEqualTo(Modality.ASSERTED);
  }

  @Test
  void aNounListedWithTheOneOfALightVerbIsTheSameAct() {
    String tree =
        """
        علی      PROPN 9 nsubj name=person
        رضایی    PROPN 1 flat  name=person
        با       ADP   4 case
        جان      PROPN 9 obl   name=person
        کلر      PROPN 4 flat  name=person
        دیدار    NOUN  9 compound:lvc
        و        CCONJ 8 cc
        گفت‌وگو   NOUN  6 conj
        کرد      VERB  0 root
        .        PUNCT 9 punct
        """;
    assertThat(events(Act.MEET, "fa", tree))
        .singleElement()
        .satisfies(it -> assertThat(parts(it)).hasSize(2));
  }

  @Test
  void aClauseBehindAnIndefiniteObjectTellsMoreOfIt() {
    String tree =
        """
        مجلس        NOUN  6  nsubj name=body
        کنیا        PROPN 1  nmod  name=body
        قطعنامه‌ای   NOUN  6  obj
        را          ADP   3  case
        تصویب       NOUN  6  compound:lvc
        کرد         VERB  0  root
        که          SCONJ 12 mark
        رفتار       NOUN  12 obj
        اوگاندا     PROPN 8  nmod name=place
        را          ADP   8  case
        محکوم       ADJ   12 compound:lvc
        می‌کند       VERB  6  ccomp
        .           PUNCT 6  punct
        """;
    assertThat(events(Act.CONDEMN, "fa", tree))
        .singleElement()
        .satisfies(it -> assertThat(parts(it)).contains("مجلس کنیا ACTOR"));
  }

  @Test
  void aMinisterOfOneFieldIsNotThatOfAnother() {
    String tree =
        """
        وصل       VERB  0  root
        وزير      NOUN  1  nsubj
        الخارجية  ADJ   2  amod
        سامي      PROPN 2  appos name=person
        حداد      PROPN 4  flat  name=person
        .         PUNCT 1  punct

        التقى     VERB  0  root
        وزير      NOUN  1  nsubj
        الدفاع    NOUN  2  nmod
        السفير    NOUN  1  obj
        جون       PROPN 4  appos name=person
        كيلر      PROPN 5  flat  name=person
        .         PUNCT 1  punct
        """;
    assertThat(events(Act.MEET, "ar", tree))
        .allSatisfy(it -> assertThat(parts(it)).doesNotContain("سامي حداد PARTICIPANT"));
  }

  @Test
  void theChairOfACommitteeMayHaveTheTitleOfAMemberToo() {
    String tree =
        """
        وصل       VERB  0  root
        رئيس      NOUN  1  nsubj
        لجنة      NOUN  2  nmod  name=organization
        الصحة     NOUN  3  nmod  name=organization
        النائب    NOUN  2  appos
        سامي      PROPN 5  appos name=person
        حداد      PROPN 6  flat  name=person
        .         PUNCT 1  punct
        """;
    assertThat(told(Tenure.class, "ar", tree))
        .extracting(one -> one.name() + " " + one.post() + " " + one.body())
        .contains("سامي حداد رئيس لجنة الصحة");
  }

  @Test
  void aBodyIsNotNamedByTheDayOnWhichItActs() {
    String tree =
        """
        نفى        VERB  0 root
        الجيش      NOUN  1 nsubj name=body
        السوداني   ADJ   2 amod  name=body
        الأربعاء   NOUN  1 obl   name=body
        شن         NOUN  1 obj
        غارة       NOUN  5 nmod
        .          PUNCT 1 punct
        """;
    assertThat(events(Act.REJECT, "ar", tree))
        .singleElement()
        .satisfies(it -> assertThat(parts(it)).containsExactly("الجيش السوداني ACTOR"));
  }

  @Test
  void deniedReportsThatAVisitWasCalledOffLeaveItPlanned() {
    String tree =
        """
        Kenya     PROPN 2 nsubj name=place
        denied    VERB  0 root  Tense=Past
        the       DET   4 det
        cancellation NOUN 2 obj
        of        ADP   7 case
        the       DET   7 det
        visit     NOUN  4 nmod
        to        ADP   9 case
        Malta     PROPN 7 nmod  name=place
        .         PUNCT 2 punct
        """;
    assertThat(events(Act.VISIT, "en", tree))
        .singleElement()
        .extracting(event -> event.provenance().modality())
        .isEqualTo(Modality.PLANNED);
  }
}
