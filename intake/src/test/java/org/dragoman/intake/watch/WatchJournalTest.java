package org.dragoman.intake.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dragoman.intake.watch.WatchJournal.Item;
import org.dragoman.intake.watch.WatchJournal.State;
import org.dragoman.intake.web.WebFetcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchJournalTest {

  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  private static final String FEED = "https://press.example/rss";

  @TempDir Path folder;

  private WatchJournal open() throws IOException {
    return WatchJournal.open(folder.resolve("watch.jsonl"));
  }

  private static String item(int number) {
    return "https://press.example/news/a-rather-long-name-of-a-story-" + number;
  }

  private static int look(WatchJournal journal, Instant now, int from, int to) throws IOException {
    List<String> named =
        java.util.stream.IntStream.range(from, to).mapToObj(WatchJournalTest::item).toList();
    int fresh = journal.found(FEED, FEED, named, now);
    for (Item each : journal.open(FEED)) {
      journal.write(new Item(FEED, each.address(), State.DONE, 0, now, ""));
    }
    journal.listed(FEED, new WebFetcher.Validators("e" + now, ""));
    return fresh;
  }

  @Test
  void whatIsDoneIsForgottenSomeWeeksAfterItWasLastNamed() throws IOException {
    try (WatchJournal journal = open()) {
      look(journal, START, 0, 10);
      Instant last = START.plus(Duration.ofDays(5));
      assertThat(look(journal, last, 5, 15)).isEqualTo(5);
      // Item 0 was last named 30 days ago, and comes back.
      assertThat(look(journal, START.plus(Duration.ofDays(30)), 0, 1)).isZero();
      assertThat(look(journal, START.plus(Duration.ofDays(31)), 14, 20)).isEqualTo(5);
      assertThat(journal.done()).isEqualTo(20);
    }
    try (WatchJournal journal = open()) {
      assertThat(journal.done()).isEqualTo(20);
      Instant later = START.plus(Duration.ofDays(36));
      // 0, 5 and 14 were named since; 1 was not.
      assertThat(look(journal, later, 0, 1)).isZero();
      assertThat(look(journal, later, 14, 15)).isZero();
      assertThat(look(journal, later, 1, 2)).isEqualTo(1);
      // The same item again.
      assertThat(journal.done()).isEqualTo(21);
    }
  }

  private static int lookAndGiveUp(WatchJournal journal, Instant now, int from, int to)
      throws IOException {
    List<String> named =
        java.util.stream.IntStream.range(from, to).mapToObj(WatchJournalTest::item).toList();
    int fresh = journal.found(FEED, FEED, named, now);
    for (Item each : journal.open(FEED)) {
      journal.write(new Item(FEED, each.address(), State.DEAD, 1, now, "404"));
    }
    return fresh;
  }

  @Test
  void whatIsGivenUpIsForgottenSomeWeeksAfterItWasLastNamed() throws IOException {
    try (WatchJournal journal = open()) {
      assertThat(lookAndGiveUp(journal, START, 0, 10)).isEqualTo(10);
      assertThat(lookAndGiveUp(journal, START.plus(Duration.ofDays(20)), 0, 1))
          .as("what is given up and still named is not tried again")
          .isZero();
    }
    try (WatchJournal journal = open()) {
      assertThat(journal.dead()).hasSize(10);
      assertThat(lookAndGiveUp(journal, START.plus(Duration.ofDays(31)), 20, 21)).isEqualTo(1);
      assertThat(journal.dead())
          .extracting(Item::address)
          .as("item 0 was named since")
          .containsExactlyInAnyOrder(item(0), item(20));
      assertThat(lookAndGiveUp(journal, START.plus(Duration.ofDays(32)), 0, 2)).isEqualTo(1);
      assertThat(journal.done()).isZero();
    }
  }

  @Test
  void itemsGivenUpDoNotGrowWithTheYears() throws IOException {
    try (WatchJournal journal = open()) {
      for (int day = 0; day < 1000; day++) {
        lookAndGiveUp(journal, START.plus(Duration.ofDays(day)), 20 * day, 20 * day + 40);
      }
      assertThat(journal.dead()).hasSizeLessThan(20 * 33);
      try (java.util.stream.Stream<String> lines = Files.lines(folder.resolve("watch.jsonl"))) {
        assertThat(lines.count()).isLessThan(10_010);
      }
    }
  }

  @Test
  void whatIsTriedAgainIsNotForgottenMeanwhile() throws IOException {
    try (WatchJournal journal = open()) {
      lookAndGiveUp(journal, START, 0, 3);
      journal.revive(START.plus(Duration.ofDays(40)));
      assertThat(journal.found(FEED, FEED, List.of(), START.plus(Duration.ofDays(40)))).isZero();
      assertThat(journal.open(FEED)).hasSize(3);
      assertThat(journal.dead()).isEmpty();
    }
  }

  @Test
  void aListingThatDoesNotChangeHasNothingForgotten() throws IOException {
    try (WatchJournal journal = open()) {
      look(journal, START, 0, 10);
    }
    try (WatchJournal journal = open()) {
      String other = "https://press.example/atom";
      journal.found(other, other, List.of(), START.plus(Duration.ofDays(400)));
      assertThat(look(journal, START.plus(Duration.ofDays(400)), 0, 10)).isZero();
    }
  }

  @Test
  void theFileIsBoundedHoweverLongTheWatchGoesOn() throws IOException {
    Path file = folder.resolve("watch.jsonl");
    long largest = 0;
    try (WatchJournal journal = open()) {
      for (int day = 0; day < 1000; day++) {
        look(journal, START.plus(Duration.ofDays(day)), 20 * day, 20 * day + 40);
        largest = Math.max(largest, Files.size(file));
      }
      assertThat(journal.done()).isEqualTo(20_020);
    }
    // 20,000 items of some 150 bytes with two lines each would be 6 MB.
    assertThat(largest).isLessThan(2_000_000);
    try (WatchJournal journal = open()) {
      assertThat(journal.done()).isEqualTo(20_020);
      assertThat(Files.size(file)).isLessThan(500_000);
      assertThat(look(journal, START.plus(Duration.ofDays(1000)), 19_980, 20_020)).isZero();
    }
  }
}
