package org.dragoman.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.EntitySummary;
import org.dragoman.desk.Dossiers;
import org.dragoman.desk.Parties;
import org.dragoman.publish.brief.Brief;
import org.dragoman.publish.brief.BriefComposer;
import org.dragoman.publish.brief.BriefFormat;
import org.dragoman.publish.brief.Dossier;
import org.dragoman.publish.brief.Letterhead;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dragoman brief}: what the record has on a party, on two or on a topic, as a document. */
@Command(
    name = "brief",
    description = {
      "Writes a brief: posts, meetings, positions, figures and open questions,",
      "each line with notes that cite outlet, title, date and the exact words."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "A party is a country's code or name, a person, a body or a group, in any script.",
      "A template folder may hold logo.png, header.txt, footer.txt, style.css",
      "(for html; pdf takes what is said of single elements, as h1 { color: navy })",
      "and template.docx, whose styles are taken.",
      "",
      "Examples:",
      "  dragoman brief AZ PE",
      "  dragoman brief Armenia --since 2021 --language ru -o armenia.docx",
      "  dragoman brief --topic \"friendship group\" -o groups.pdf"
    })
final class BriefCommand implements Callable<Integer> {

  private static final int NEAR = 5;

  @Parameters(arity = "0..2", paramLabel = "PARTY", description = "One party or two.")
  private List<String> parties = List.of();

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Option(
      names = "--since",
      paramLabel = "DATE",
      converter = FilterOptions.DateConverter.class,
      description = "Only what was on this day or later: 2021, 2021-06 or 2021-06-14.")
  private @Nullable Edtf since;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      converter = FilterOptions.DateConverter.class,
      description = "Only what was on this day or earlier; posts are told as of it.")
  private @Nullable Edtf until;

  @Option(
      names = "--topic",
      paramLabel = "WORDS",
      description = "Only what has these words; without a party, all that the record has on them.")
  private @Nullable String topic;

  @Option(
      names = {"-l", "--language"},
      paramLabel = "TAG",
      description = "The language to write in: en, es, fr, ru, az, tr, fa or ar. Default: en.")
  private String language = "en";

  @Option(
      names = "--template",
      paramLabel = "FOLDER",
      description = "A folder with the office's letterhead.")
  private @Nullable Path template;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write; its ending is the format. Default: Markdown on the terminal.")
  private @Nullable Path output;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws OutputException {
    Console console = Console.of(spec);
    BriefFormat format = format();
    check();
    Letterhead letterhead = letterhead();
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    Dossier dossier;
    try (Archive opened = archive.open(ArchiveOptions.reading(console::trouble))) {
      List<EntitySummary> found = new ArrayList<>();
      for (String wanted : parties) {
        Optional<EntitySummary> party = Parties.find(wanted, opened);
        if (party.isEmpty()) {
          console.plain(unknown(wanted, opened));
          return ExitCode.INCOMPLETE;
        }
        found.add(party.get());
      }
      if (found.size() == 2 && found.get(0).entity().id().equals(found.get(1).entity().id())) {
        throw wrong(
            "both parties are "
                + Console.harmless(found.get(0).entity().label())
                + "; name it once");
      }
      dossier = Dossiers.of(found, topic(), since, until, today, opened);
    }
    Brief brief =
        BriefComposer.compose(dossier, language.toLowerCase(Locale.ROOT), Version.READER, today);
    write(brief, format, letterhead, console);
    if (dossier.isEmpty()) {
      console.trouble("the record has nothing on this; the brief says so");
      return ExitCode.INCOMPLETE;
    }
    return ExitCode.DONE;
  }

  private @Nullable String topic() {
    return topic == null || topic.isBlank() ? null : topic.strip();
  }

  private BriefFormat format() {
    Path to = output;
    if (to == null) {
      return BriefFormat.MARKDOWN;
    }
    String name = String.valueOf(to.getFileName());
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return BriefFormat.named(extension)
        .filter(format -> name.contains("."))
        .orElseThrow(
            () ->
                wrong(
                    "'"
                        + to
                        + "' ends with none of the formats: "
                        + String.join(", ", BriefFormat.extensions())));
  }

  private void check() {
    if (parties.isEmpty() && topic() == null) {
      throw wrong("name a party or two, or give a --topic");
    }
    if (parties.size() > 2) {
      throw wrong("a brief is on one party or two, not on " + parties.size());
    }
    if (!BriefComposer.LANGUAGES.contains(language.toLowerCase(Locale.ROOT))) {
      throw wrong(
          "no briefs are written in '"
              + language
              + "'; take one of: "
              + String.join(", ", BriefComposer.LANGUAGES));
    }
    Optional<LocalDate> first = Optional.ofNullable(since).flatMap(Edtf::earliest);
    Optional<LocalDate> last = Optional.ofNullable(until).flatMap(Edtf::latest);
    if (first.isPresent() && last.isPresent() && first.get().isAfter(last.get())) {
      throw wrong("--since " + since + " is after --until " + until + "; turn them round");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Letterhead letterhead() throws OutputException {
    if (template == null) {
      return Letterhead.NONE;
    }
    try {
      return Letterhead.read(template);
    } catch (IOException e) {
      throw new OutputException(String.valueOf(e.getMessage()), e);
    }
  }

  private static String unknown(String wanted, Archive opened) {
    String start = wanted.strip();
    List<EntitySummary> near = List.of();
    // Names are found by how they begin: a slip further on is passed by taking less of it.
    while (near.isEmpty() && start.codePointCount(0, start.length()) > 3) {
      start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
      near = opened.entitiesNamed(start, NEAR);
    }
    return "Nobody is known as: "
        + wanted
        + (near.isEmpty()
            ? " (dragoman entities lists all)"
            : "; did you mean "
                + near.stream()
                    .map(one -> Console.harmless(one.entity().label()))
                    .distinct()
                    .collect(Collectors.joining(", "))
                + "?");
  }

  private void write(Brief brief, BriefFormat format, Letterhead letterhead, Console console)
      throws OutputException {
    Path to = output;
    try {
      ByteArrayOutputStream document = new ByteArrayOutputStream();
      format.write(brief, letterhead, document);
      if (to == null) {
        console.plain(document.toString(StandardCharsets.UTF_8).stripTrailing());
      } else {
        Path beside = to.resolveSibling(to.getFileName() + ".part");
        try {
          Files.write(beside, document.toByteArray());
          Files.move(beside, to, StandardCopyOption.REPLACE_EXISTING);
        } finally {
          Files.deleteIfExists(beside);
        }
        console.trouble("wrote " + to + " with " + brief.notes().size() + " notes");
      }
    } catch (NoSuchFileException e) {
      throw new OutputException(
          "cannot write " + to + ": its folder does not exist; make it first", e);
    } catch (IOException e) {
      throw new OutputException(
          "cannot write "
              + (to == null ? "to standard output" : to.toString())
              + ": "
              + e.getMessage()
              + "; check the folder, its rights and the space left",
          e);
    }
  }
}
