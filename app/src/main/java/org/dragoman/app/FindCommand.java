package org.dragoman.app;

import java.util.List;
import java.util.concurrent.Callable;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.SearchResult;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dragoman find}: full-text search. */
@Command(
    name = "find",
    description = "Finds words in the documents and shows the sentences they stand in.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "All words must be there, in any of their forms that the language's analyzer knows.",
      "\"several words\" are a phrase; -word must not be there; this OR that; begin*.",
      "",
      "Examples:",
      "  dragoman find \"grupo de amistad\"",
      "  dragoman find '\"гуруҳи дӯстӣ\" OR дружбы' --since 2021",
      "  dragoman find دیدار -n 5"
    })
final class FindCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "QUERY", description = "What to find.")
  private List<String> words = List.of();

  @Mixin private ArchiveOption archive = new ArchiveOption();
  @Mixin private FilterOptions filter = new FilterOptions();

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "How many documents at most. Default: ${DEFAULT-VALUE}.")
  private int limit = 10;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    // One argument is a query as it stands; the shell took the quotes of several words from it.
    String query = words.size() == 1 ? words.get(0) : String.join(" ", words);
    try (Archive opened = archive.open(ArchiveOptions.reading(console::trouble))) {
      SearchResult result = opened.find(query, filter.filter(), Math.max(1, limit));
      for (SearchResult.Hit hit : result.hits()) {
        console.out().print(console.styled("@|bold ▪|@ "));
        console.plain(console.isolated(Lists.title(hit.document())));
        console.plain("  " + Lists.origin(hit.document()));
        Lists.copy(hit.document().copy()).ifPresent(copy -> console.plain("  " + copy));
        for (SearchResult.Passage passage : hit.passages()) {
          console.plain("    " + console.isolated(marked(passage, console)));
        }
      }
      console.plain(
          result.hits().isEmpty()
              ? "Nothing found for: " + query
              : result.hits().size() + " of " + result.total() + " documents");
      return result.hits().isEmpty() ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }
  }

  /** The sentence with its hits set off: by colour on a terminal, else by brackets. */
  private static String marked(SearchResult.Passage passage, Console console) {
    SourceText text = new SourceText(passage.text());
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Span match : passage.matches()) {
      int start = match.start() - passage.span().start();
      int end = match.end() - passage.span().start();
      out.append(Console.harmless(text.slice(new Span(at, start))));
      String words = Console.harmless(text.slice(new Span(start, end)));
      out.append(console.terminal() ? "\u001b[1;33m" + words + "\u001b[0m" : "[" + words + "]");
      at = end;
    }
    return out.append(Console.harmless(text.slice(new Span(at, text.codePointLength()))))
        .toString()
        .strip();
  }
}
