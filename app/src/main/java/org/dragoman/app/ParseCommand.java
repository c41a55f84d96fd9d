package org.dragoman.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.dragoman.intake.Found;
import org.dragoman.intake.Intake;
import org.dragoman.intake.IntakeLimits;
import org.dragoman.intake.Outcome;
import org.dragoman.intake.SourceWalker;
import org.dragoman.intake.language.LanguageTeller;
import org.dragoman.language.annotation.BratOutput;
import org.dragoman.language.annotation.ConlluException;
import org.dragoman.language.annotation.ConlluInput;
import org.dragoman.language.annotation.ConlluOutput;
import org.dragoman.language.annotation.GivenSentences;
import org.dragoman.language.annotation.JsonOutput;
import org.dragoman.language.reader.Reader;
import org.dragoman.record.document.Document;
import org.dragoman.record.reading.Problem;
import org.dragoman.record.reading.Reading;
import org.dragoman.record.reading.Sentence;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dragoman parse}: what the reader sees in a text. */
@Command(
    name = "parse",
    description = "Prints what the reader sees: words, lemmas, trees and names.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "CoNLL-U has names in its last column: Name=B-person, Name=I-person (person,",
      "organization, place), and NameType=body, group or outlet where the type is finer.",
      "",
      "Examples:",
      "  dragoman parse report.html",
      "  echo \"Meloni met Sánchez in Rome.\" | dragoman parse --language en -",
      "  dragoman parse report.txt --format json",
      "  dragoman parse --input conllu --language pt pt_bosque-test.conllu > parsed.conllu"
    })
final class ParseCommand implements Callable<Integer> {

  private static final int CHUNK = 100;

  /** What is read. */
  enum Input {
    /** Any file that {@code read} takes. */
    TEXT,
    /** Words and sentences as given. */
    CONLLU
  }

  /** What is printed. */
  enum Format {
    /** Universal Dependencies' columns. */
    CONLLU,
    /** The annotation tool's standoff lines. */
    BRAT,
    /** An object a document. */
    JSON
  }

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files, folders or zip files; - is standard input.")
  private List<String> paths = List.of();

  @Option(
      names = {"-i", "--input"},
      paramLabel = "INPUT",
      description = {
        "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
        "CONLLU takes sentences and words as they are given there."
      })
  private Input input = Input.TEXT;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format = Format.CONLLU;

  @Option(
      names = {"-l", "--language"},
      paramLabel = "TAG",
      description = "The texts' language (BCP 47). Default: told from each text.")
  private @Nullable String language;

  @Mixin private ReaderModel model = new ReaderModel();

  @Spec private CommandSpec spec = CommandSpec.create();

  private int failed;

  @Override
  public Integer call() throws OutputException {
    Console console = Console.of(spec);
    checkLanguage();
    try (Reader reader = model.open(console)) {
      if (input == Input.CONLLU) {
        for (String path : paths) {
          given(path, reader, console);
        }
      } else {
        texts(reader, console);
      }
    }
    console.out().flush();
    if (console.out().checkError()) {
      throw new OutputException(
          "the output could not be written; is its reader gone?",
          new IOException("standard output"));
    }
    return failed == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private void checkLanguage() {
    if (language == null) {
      return;
    }
    try {
      Locale locale = new Locale.Builder().setLanguageTag(language).build();
      if (!locale.getLanguage().isEmpty()) {
        return;
      }
    } catch (IllformedLocaleException e) {
      // Said below.
    }
    throw new ParameterException(
        spec.commandLine(),
        "--language: '" + language + "' is no BCP 47 tag; give one such as en, fa or pt-BR");
  }

  private void texts(Reader reader, Console console) throws OutputException {
    Intake intake = new Intake(IntakeLimits.DEFAULT);
    try (SourceWalker walker = new SourceWalker(paths, System.in, IntakeLimits.DEFAULT)) {
      while (walker.hasNext()) {
        List<Outcome> outcomes =
            switch (walker.next()) {
              case Found.ToRead found -> intake.read(found.source());
              case Found.Ended ended -> List.of(ended.outcome());
            };
        for (Outcome outcome : outcomes) {
          switch (outcome) {
            case Outcome.Ready ready -> print(reader.read(inLanguage(ready.document())), console);
            case Outcome.Skipped skipped ->
                console.trouble(
                    "skipped " + ReadCommand.shown(skipped.uri()) + ": " + skipped.reason());
            case Outcome.Failed lost ->
                failed(ReadCommand.shown(lost.uri()), lost.cause(), console);
          }
        }
      }
    }
  }

  private Document inLanguage(Document document) {
    return language == null ? document : document.withLanguage(language);
  }

  private void given(String path, Reader reader, Console console) throws OutputException {
    boolean standard = path.equals(SourceWalker.STANDARD_INPUT);
    try (InputStream in = standard ? System.in : Files.newInputStream(Path.of(path));
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    in,
                    StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
      URI uri = standard ? URI.create("stdin:-") : Path.of(path).toUri();
      GivenSentences given = ConlluInput.read(lines, uri, language == null ? "und" : language);
      if (language == null) {
        String told = LanguageTeller.tell(given.reading().document().text()).language();
        given = given.inLanguage(told);
      }
      print(parsed(given, reader, console), given.comments(), console);
    } catch (ConlluException e) {
      failed(path, String.valueOf(e.getMessage()), console);
    } catch (NoSuchFileException e) {
      failed(path, "there is no such file", console);
    } catch (CharacterCodingException e) {
      failed(path, "is not UTF-8", console);
    } catch (IOException | InvalidPathException e) {
      failed(path, "cannot be read: " + e.getMessage(), console);
    }
  }

  /** Parses given sentences on all processors, some at a time. */
  private static Reading parsed(GivenSentences given, Reader reader, Console console) {
    Reading reading = given.reading();
    int count = reading.sentences().size();
    try (Progress progress = Progress.of(console, "Parsing", "sentences")) {
      progress.total(count);
      AtomicInteger done = new AtomicInteger();
      List<Sentence> sentences =
          IntStream.range(0, (count + CHUNK - 1) / CHUNK)
              .parallel()
              .mapToObj(
                  chunk -> {
                    int from = chunk * CHUNK;
                    int to = Math.min(count, from + CHUNK);
                    Reading part =
                        new Reading(
                            reading.document(), reading.sentences().subList(from, to), List.of());
                    Reading parsed = reader.parse(part, given.parts().subList(from, to));
                    synchronized (progress) {
                      progress.stepTo(done.addAndGet(to - from));
                    }
                    return parsed.sentences();
                  })
              .flatMap(List::stream)
              .toList();
      return new Reading(reading.document(), sentences, reading.problems());
    }
  }

  private void failed(String what, String why, Console console) {
    failed++;
    console.out().flush();
    console.trouble("failed  " + what + ": " + why);
  }

  private void print(Reading reading, Console console) throws OutputException {
    print(reading, List.of(), console);
  }

  private void print(Reading reading, List<List<String>> comments, Console console)
      throws OutputException {
    PrintWriter out = console.out();
    try {
      switch (format) {
        case CONLLU -> ConlluOutput.write(reading, comments, out);
        case BRAT -> BratOutput.write(reading, out);
        case JSON -> JsonOutput.write(reading, out);
      }
    } catch (IOException e) {
      throw new OutputException("cannot write to standard output: " + e.getMessage(), e);
    }
    for (Problem problem : reading.problems()) {
      console.trouble(
          "note    "
              + ReadCommand.shown(reading.document().uri())
              + " "
              + problem.span()
              + ": "
              + problem.what());
    }
  }
}
