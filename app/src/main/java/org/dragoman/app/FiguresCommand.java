package org.dragoman.app;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.ArchivedDocument;
import org.dragoman.publish.AssertionText;
import org.dragoman.reconciliation.figure.CountLikeness;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dragoman figures}: which figures are given for something, and by whom. */
@Command(
    name = "figures",
    description =
        "Shows the figures given about a place, side by side: who says which, since when.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Figures that measure the same thing stand together; where sources differ they are contested,",
      "and none is preferred. The place may be written in any script.",
      "",
      "Examples:",
      "  dragoman figures Herat",
      "  dragoman figures هرات --measure killed"
    })
final class FiguresCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "TOPIC", description = "A place that figures are about.")
  private List<String> words = List.of();

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Option(
      names = {"-m", "--measure"},
      paramLabel = "MEASURE",
      description = "Only of these: ${COMPLETION-CANDIDATES}.")
  private List<Figure.Measure> measures = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** A figure with what its document tells of it. */
  private record Row(Figure figure, String published, String document) {}

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    String topic = String.join(" ", words).strip();
    try (Archive opened = archive.open(ArchiveOptions.reading(console::trouble))) {
      Map<String, List<Row>> groups = groups(topic, opened);
      if (groups.isEmpty()) {
        console.plain(
            "No figures are known about: " + topic + " (dragoman find searches the texts)");
        return ExitCode.INCOMPLETE;
      }
      groups.forEach((group, rows) -> print(group, rows, console));
      return ExitCode.DONE;
    }
  }

  private Map<String, List<Row>> groups(String topic, Archive opened) {
    Map<String, List<Row>> groups = new LinkedHashMap<>();
    Set<String> seen = new TreeSet<>();
    for (String item : opened.itemsUnder(CountLikeness.keysAbout(topic))) {
      for (Assertion assertion : opened.clusterOf(item)) {
        if (assertion instanceof Figure figure
            && CountLikeness.isAbout(topic, opened.itemBody(item).orElse(""))
            && (measures.isEmpty() || measures.contains(figure.measure()))
            && figure.provenance().status() != Status.REJECTED
            && seen.add(figure.id())) {
          String group = figure.group() == null ? figure.id() : figure.group();
          groups.computeIfAbsent(group, key -> new ArrayList<>()).add(row(figure, opened));
        }
      }
    }
    groups
        .values()
        .forEach(
            rows ->
                rows.sort(
                    Comparator.comparing(Row::published)
                        .thenComparing(row -> row.figure().value())
                        .thenComparing(row -> row.figure().id())));
    return groups;
  }

  private static Row row(Figure figure, Archive opened) {
    ArchivedDocument kept =
        opened.document(figure.provenance().evidence().get(0).document()).orElseThrow();
    return new Row(
        figure,
        kept.document().origin().published() == null
            ? "undated"
            : kept.document().origin().published().withoutTime().value(),
        ReadCommand.shown(kept.document().uri()));
  }

  private static void print(String group, List<Row> rows, Console console) {
    Figure first = rows.get(0).figure();
    boolean contested =
        rows.stream().anyMatch(row -> row.figure().provenance().status() == Status.CONTESTED);
    Set<BigDecimal> values = new TreeSet<>();
    rows.forEach(row -> values.add(row.figure().value()));
    console.line(
        "@|bold "
            + first.measure().name().toLowerCase(Locale.ROOT)
            + "|@"
            + (first.partOf() == null ? "" : ", a part")
            + (contested
                ? ", @|yellow contested|@"
                : values.size() == 1 ? "" : ", no contradiction")
            + "  "
            + group);
    for (Row row : rows) {
      Figure figure = row.figure();
      console.plain(
          "  "
              + String.format(Locale.ROOT, "%-28s", AssertionText.value(figure))
              + "  "
              + String.format(Locale.ROOT, "%-10s", row.published())
              + "  "
              + console.isolated(
                  Console.harmless(AssertionText.chain(figure.provenance().attribution()))));
      console.plain(
          "      "
              + console.isolated(
                  "“" + Console.harmless(figure.provenance().evidence().get(0).quote()) + "”")
              + " · "
              + row.document()
              + " · "
              + figure.id());
    }
  }
}
