package org.dragoman.intake.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dragoman.record.document.Section;
import org.dragoman.record.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written before each line of a text here is the kind that the line must get. */
class LayoutTest {

  @Test
  void aPressReleaseWithDateSignatureAndSelfDescription() {
    check(
        """
        TITLE|Speakers of the two chambers meet in Oslo
        |
        FRAME|3 May 2022 | 14:05
        |
        BODY|The speakers of the two chambers met in Oslo on Tuesday and agreed to hold a joint session of their committees in the autumn of this year.
        |
        BODY|They also spoke about schools and about the exchange of visits between the members of the committees on foreign affairs.
        |
        FRAME|The Press Office
        FRAME|The Storting
        |
        ABOUT|The Storting is the supreme legislature of Norway and has 169 members elected for four years.
        """);
  }

  @Test
  void anAgencyPageWithCategoriesDatelinesAndTags() {
    check(
        """
        FURNITURE|...
        |
        TITLE|Embassy marks national day with concert (PHOTO)
        |
        FRAME|Society News 9 March 2020 11:45 (UTC +02:00)
        FURNITURE|Embassy marks national day with concert (PHOTO)
        |
        FRAME|HELSINKI, Finland, March 9
        |
        FRAME|Example Agency:
        |
        BODY|The embassy of Peru marked the national day with a concert, the ministry reports, citing the embassy.
        |
        FURNITURE|Tags: Peru, Finland, music
        FURNITURE|Latest
        FURNITURE|Minister leaves for Lima
        FURNITURE|Snow expected on Friday
        """);
  }

  @Test
  void wrappedLinesWithoutAHeadlineAreAllStory() {
    check(
        """
        BODY|The congress adopted a statement on the anniversary of
        BODY|the earthquake and called for aid, the agency reports, citing
        BODY|the embassy.
        BODY|On 14 March 2018
        BODY|the assembly met again and voted.
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Председатель парламента принял делегацию\n\n5 октября 2019, 09:15\n",
        "Parlamentin sədri nümayəndə heyətini qəbul edib\n\n5 oktyabr 2019 09:15\n",
        "Meclis Başkanı heyeti kabul etti\n\n05.10.2019 09:15\n",
        "رئیس مجلس با هیئت دیدار کرد\n\n۱۳ مهر ۱۳۹۸\n",
        "رئيس البرلمان يستقبل الوفد\n\n5 أكتوبر 2019\n",
        "La presidenta del Congreso recibe a la delegación\n\nLima, 5 de octubre de 2019\n",
        "Le président reçoit la délégation\n\nPublié le 5 octobre 2019 à 09h15\n",
        "Presidente recebe delegação\n\n05/10/2019 - 09:15\n",
        "Мәжіліс төрағасы делегацияны қабылдады\n\n5 қазан 2019\n",
        "Խորհրդարանի նախագահն ընդունեց պատվիրակությանը\n\n5 հոկտեմբերի, 2019\n",
      })
  void aHeadlineAndADateLineInEveryLanguage(String head) {
    String story = "A long paragraph that is surely a story and ends with a full stop.";
    SourceText text = new SourceText(head + "\n" + story);
    Layout layout = Layout.of(text, List.of());
    assertThat(layout.sections().stream().map(Section::kind))
        .containsExactly(Section.Kind.TITLE, Section.Kind.FRAME, Section.Kind.BODY);
    assertThat(layout.title()).isEqualTo(head.substring(0, head.indexOf('\n')));
  }

  @Test
  void aBylineAndAStampAreFrame() {
    check(
        """
        TITLE|Council elects new chair
        FRAME|By Jane Doe
        FRAME|Updated: 12 June 2019
        |
        BODY|The council elected a new chair on Wednesday, by 21 votes to three.
        """);
  }

  @Test
  void aLinkToAnotherStoryInTheMiddleDoesNotEndTheStory() {
    check(
        """
        TITLE|Council elects new chair
        |
        BODY|The council elected a new chair on Wednesday, by 21 votes to three.
        |
        FURNITURE|Read also:
        FURNITURE|Council postpones election
        |
        BODY|The new chair thanked the members and promised to visit all regions.
        """);
  }

  @Test
  void aLongTextAfterTheWordsPressServiceIsStory() {
    String paragraph = "The ministry said that the talks would go on until an agreement is found. ";
    SourceText text =
        new SourceText(
            paragraph.repeat(3) + "\n\nPress service of the ministry\n\n" + paragraph.repeat(30));
    Layout layout = Layout.of(text, List.of());
    assertThat(layout.sections().getLast().kind()).isEqualTo(Section.Kind.BODY);
  }

  @Test
  void aSpeakerAndAColonInsideTheStoryAreStory() {
    check(
        """
        BODY|The council elected a new chair on Wednesday, by 21 votes to three.
        |
        BODY|The chair said:
        |
        BODY|We shall visit all regions in the coming year.
        """);
  }

  @Test
  void aSingleLineIsStory() {
    check("BODY|Parliament adopts budget\n");
  }

  @Test
  void aLineThatRepeatsTheHeadlineAndGoesOnIsStory() {
    check(
        """
        TITLE|Parliament adopts the budget
        |
        BODY|Parliament adopts the budget on Friday, it is said.
        |
        BODY|The vote was 21 to three, and the session was closed.
        """);
  }

  private static void check(String marked) {
    StringBuilder text = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (String line : marked.split("\n", -1)) {
      String words = line.substring(line.indexOf('|') + 1);
      text.append(words).append('\n');
      if (!words.isBlank()) {
        expected.append(line).append('\n');
      }
    }
    SourceText source = new SourceText(text.toString());
    StringBuilder told = new StringBuilder();
    for (Section section : Layout.of(source, List.of()).sections()) {
      for (String line : source.slice(section.span()).split("\n", -1)) {
        if (!line.isBlank()) {
          told.append(section.kind()).append('|').append(line.strip()).append('\n');
        }
      }
    }
    assertThat(told.toString()).isEqualTo(expected.toString());
  }
}
