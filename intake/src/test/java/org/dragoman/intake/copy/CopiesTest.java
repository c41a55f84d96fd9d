package org.dragoman.intake.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.dragoman.intake.copy.Copies.Likeness;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.Section;
import org.dragoman.record.text.SourceText;
import org.junit.jupiter.api.Test;

class CopiesTest {

  private static final String STORY =
      """
      The friendship group of the Norwegian parliament ended its visit to Lima on Thursday, the Example Agency reports.

      The five members met the president of the Congress and the committee on foreign affairs, and visited a school in Callao that was built with Norwegian aid after the earthquake of 2007.

      The head of the group, a former minister of fisheries, said that the two countries share an interest in the protection of the seas. She recalled that both had signed the agreement on port state measures and invited the committee to Bergen in the spring.

      The president of the Congress thanked the guests and proposed that the two parliaments draft a memorandum on cooperation between their research services.

      In the evening the group met Norwegian companies that work in Peru. It leaves for Santiago on Friday.
      """;

  private static final String SAME_EVENT =
      """
      Five lawmakers from Oslo were guests of the Peruvian Congress this week. According to a note by the Norwegian embassy, they were welcomed by the president of the chamber on Wednesday and went to see a school in Callao the next day.

      The note says that the talks were mostly about fishing, on which the two coastal states want to work together more closely. A meeting in Bergen may follow in spring.

      A memorandum between the research services of both parliaments is being considered, the embassy added. The lawmakers will travel on to Chile.
      """;

  private static final String BOILERPLATE =
      "\n\nThe events of the house are open to the public. Visitors are asked to register with the"
          + " service for guests two days before a sitting and to bring a document with a photo."
          + " Sittings are shown live on the channel of the house and on its page.";

  @Test
  void theSameWordsInAnotherLayoutAreIdentical() {
    String wrapped = STORY.replace("\n\n", "\n").replace(", ", ",\n").replace("The", "THE");
    assertThat(Copies.judge(story("a", STORY), story("b", wrapped))).isEqualTo(Likeness.IDENTICAL);
    assertThat(Fingerprints.of(story("a", STORY)).exact())
        .isEqualTo(Fingerprints.of(story("b", wrapped)).exact());
  }

  @Test
  void editedCopiesAreFoundAndJudged() {
    List<String> edits =
        List.of(
            // Light edits.
            STORY
                .replace("ended its visit", "finished its visit")
                .replace("school in Callao", "village school in Callao")
                .replace("proposed that", "suggested that")
                .replace("Friday", "Saturday"),
            // One paragraph cut.
            paragraphsBut(2),
            paragraphsBut(0),
            // A new beginning.
            "Norway and Peru draw closer, as a visit of lawmakers showed this week, when the sun"
                + " shone on the capital.\n\n"
                + STORY.substring(STORY.indexOf("\n\n") + 2),
            // Another agency's credit.
            STORY.replace("the Example Agency reports", "Other News writes, citing local media"),
            // Everything but the end.
            paragraphsBut(4));
    for (String edit : edits) {
      Document original = story("a", STORY);
      Document copy = story("b", edit);
      assertThat(Copies.isWorthComparing(Fingerprints.of(original), Fingerprints.of(copy)))
          .as(edit)
          .isTrue();
      assertThat(Copies.judge(original, copy)).as(edit).isEqualTo(Likeness.EDITED);
      assertThat(Copies.judge(copy, original)).as(edit).isEqualTo(Likeness.EDITED);
    }
  }

  @Test
  void anotherStoryOnTheSameEventIsNoCopy() {
    assertThat(Copies.judge(story("a", STORY), story("b", SAME_EVENT))).isEqualTo(Likeness.NOT);
  }

  @Test
  void pressReleasesThatShareTheirClosingWordsAreNoCopies() {
    assertThat(Copies.judge(story("a", STORY + BOILERPLATE), story("b", SAME_EVENT + BOILERPLATE)))
        .isEqualTo(Likeness.NOT);
  }

  @Test
  void aFewWordsAreLikeNothing() {
    Document greeting = story("a", "Good morning to all of you.");
    assertThat(Fingerprints.of(greeting)).isEqualTo(Fingerprint.NONE);
    assertThat(Copies.judge(greeting, story("b", "Good morning to all of you.")))
        .isEqualTo(Likeness.NOT);
  }

  @Test
  void storiesWithoutSpacesBetweenWordsHaveShinglesToo() {
    String chinese = "代表团在访问的第二天受到议长的接见双方讨论了教育和贸易方面的合作";
    assertThat(Fingerprints.of(story("a", chinese)).minima()).isNotEmpty();
  }

  @Property
  void fingerprintsSurviveAnyTextAndAreRepeatable(@ForAll String any) {
    Document document = story("a", SourceText.repaired(any).toString());
    assertThat(Fingerprints.of(document)).isEqualTo(Fingerprints.of(document));
  }

  // The original

  private static String paragraphsBut(int left) {
    List<String> paragraphs = new ArrayList<>(List.of(STORY.split("\n\n", -1)));
    paragraphs.remove(left);
    return String.join("\n\n", paragraphs);
  }

  private static Document story(String id, String words) {
    SourceText text = new SourceText(words);
    return new Document(
        id,
        URI.create("test:" + id),
        text,
        "en",
        "Latn",
        Origin.UNKNOWN,
        List.of(new Section(text.span(), Section.Kind.BODY)),
        null);
  }
}
