package org.dragoman.app;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchivedDocument;
import org.dragoman.record.decision.Decision;
import org.dragoman.record.document.CopyLink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dragoman split}: an editor decides that some are not one. */
@Command(
    name = "split",
    description = {
      "Decides that spellings or reports do not belong to the others of their cluster, or that a document",
      "is no translation of another."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "MEMBER is a spelling of the entity, the id of a report of the event or figure, or of a document that",
      "is taken for a translation of the first.",
      "",
      "Examples:",
      "  dragoman split person-1f3a… \"Ali Aliyev\" --why \"the member of parliament, not the minister\"",
      "  dragoman split event-77aa… event-0b1c… --why \"another meeting, a day later\"",
      "  dragoman split doc-61ea… doc-b603… --why \"two reporters at one press conference\""
    })
final class SplitCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "ID", description = "The entity, event or figure.")
  private String whole = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "MEMBER",
      description = "What is another.")
  private List<String> members = List.of();

  @Mixin private Deciding deciding = new Deciding();

  @Override
  public Integer call() {
    return deciding.in(
        (archive, console) -> {
          if (archive.document(whole).isPresent()) {
            return translations(archive, console);
          }
          Set<String> all = archive.itemsOf(whole);
          Set<String> parted = new TreeSet<>();
          for (String member : members) {
            Set<String> items = new TreeSet<>(archive.itemsOf(member));
            items.addAll(archive.itemsSpelled(member));
            items.retainAll(all);
            if (items.isEmpty()) {
              console.plain(whole + " has no member known as: " + member);
              return ExitCode.INCOMPLETE;
            }
            parted.addAll(items);
          }
          Set<String> rest = new TreeSet<>(all);
          rest.removeAll(parted);
          if (rest.isEmpty()) {
            console.plain(
                "All of " + whole + " would be split off; nothing is left to split from.");
            return ExitCode.INCOMPLETE;
          }
          for (String one : parted) {
            for (String other : rest) {
              deciding.decide(archive, console, Decision.Kind.DIFFERENT, one, other, null, null);
            }
          }
          Deciding.follow(archive, all, console::plain);
          return ExitCode.DONE;
        });
  }

  /** Parts documents that are taken for translations of one another. */
  private int translations(Archive archive, Console console) {
    Set<String> touched = new TreeSet<>(Set.of(whole));
    for (String member : members) {
      if (!isTranslation(archive, whole, member) && !isTranslation(archive, member, whole)) {
        console.plain(
            member
                + " is not taken for a translation of "
                + whole
                + " (dragoman show shows what a document is taken for)");
        return ExitCode.INCOMPLETE;
      }
      touched.add(member);
    }
    for (String member : members) {
      deciding.decide(archive, console, Decision.Kind.DIFFERENT, whole, member, null, null);
    }
    Deciding.follow(archive, touched, console::plain);
    return ExitCode.DONE;
  }

  private static boolean isTranslation(Archive archive, String original, String document) {
    return archive
        .document(document)
        .flatMap(ArchivedDocument::copy)
        .filter(copy -> copy.kind() == CopyLink.Kind.TRANSLATED)
        .filter(copy -> copy.original().equals(original))
        .isPresent();
  }
}
