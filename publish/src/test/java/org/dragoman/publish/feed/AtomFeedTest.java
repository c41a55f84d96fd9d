package org.dragoman.publish.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.WireFeedInput;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.dragoman.publish.SmallRecord;
import org.dragoman.publish.Totals;
import org.junit.jupiter.api.Test;

class AtomFeedTest {

  private static String written() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Totals totals = new AtomFeed().write(new SmallRecord(), SmallRecord.EDITION, out);
    assertThat(totals).isEqualTo(new Totals(3, 0, 9));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whatWasPublishedLastComesFirstWithWhatItTells() throws Exception {
    Feed feed = (Feed) new WireFeedInput().build(new StringReader(written()));
    assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
    assertThat(feed.getEntries())
        .extracting(Entry::getTitle)
        .containsExactly("file:///b%20c/2.txt", "Bəyanat", "A visit; with \"talks\"");
    Entry entry = feed.getEntries().get(1);
    assertThat(entry.getUpdated().toInstant()).isEqualTo(Instant.parse("2024-05-05T06:00:00Z"));
    assertThat(entry.getAuthors().get(0).getName()).isEqualTo("Xəbər <C>");
    assertThat(entry.getAlternateLinks().get(0).getHref()).isEqualTo("https://c.example/3?x=1&y=2");
    assertThat(entry.getSummary().getValue())
        .contains("visit: Ana Sol (guest); PE; planned – Xəbər <C> › Ana Sol: “Ana Sol gələcək”");
  }

  @Test
  void othersReadItAsAFeed() throws Exception {
    SyndFeed feed = new SyndFeedInput().build(new StringReader(written()));
    assertThat(feed.getEntries()).hasSize(3);
    assertThat(feed.getEntries()).allMatch(entry -> entry.getUri().startsWith("urn:dragoman:doc-"));
  }
}
