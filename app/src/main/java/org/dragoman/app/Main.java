package org.dragoman.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;
import org.dragoman.archive.ArchiveException;
import org.dragoman.language.model.ModelException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code dragoman}. */
@Command(
    name = "dragoman",
    description = {
      "Reads the press in its own languages and keeps a sourced record of diplomacy:",
      "every entry points at the exact words that say it.",
      ""
    },
    subcommands = {
      ReadCommand.class,
      WatchCommand.class,
      FindCommand.class,
      ShowCommand.class,
      ExplainCommand.class,
      DocumentsCommand.class,
      EntitiesCommand.class,
      TimelineCommand.class,
      BriefCommand.class,
      FiguresCommand.class,
      SourcesCommand.class,
      MergeCommand.class,
      SplitCommand.class,
      JudgeCommand.Confirm.class,
      JudgeCommand.Reject.class,
      CorrectCommand.class,
      DecisionsCommand.class,
      AuditCommand.class,
      ReconcileCommand.class,
      ServeCommand.class,
      McpCommand.class,
      ExportCommand.class,
      ReindexCommand.class,
      CopyCommand.class,
      ParseCommand.class,
      ModelCommand.class,
      AutoComplete.GenerateCompletion.class,
      CommandLine.HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:some inputs failed, or nothing was found",
      "2:the command line was not understood",
      "3:the archive, the model or the output could not be used",
      "70:a defect of the program"
    },
    footer = {
      "",
      "Examples:",
      "  dragoman read samples                  read a folder into your archive",
      "  dragoman watch sources.yaml            read what feeds name, as it appears",
      "  dragoman find \"friendship group\"       find words in their sentences",
      "  dragoman show Kazakhstan               what the record has on a name",
      "  dragoman timeline AZ PE                what two parties did with one another",
      "  dragoman brief AZ PE -o brief.docx     a brief, each line with its notes",
      "  dragoman figures Herat                 who gives which figures, side by side",
      "  dragoman sources figure-1f3a           who has it from whom",
      "  dragoman serve                         the desk: the record in the browser",
      "  dragoman explain event-1f3a            why the reader says so",
      "  dragoman export -o record.jsonl        write the whole record",
      "  dragoman parse report.txt              what the reader sees in a text",
      "  source <(dragoman generate-completion) completion for bash and zsh"
    })
public final class Main {

  private Main() {}

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // Libraries log through java.util.logging; what users must know is said by the commands.
    LogManager.getLogManager().reset();
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = run(out, err, arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** Runs the program and gives its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine program =
        new CommandLine(new Main())
            .setOut(out)
            .setErr(err)
            .setUsageHelpAutoWidth(true)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler((e, command, parsed) -> trouble(e, err));
    if (arguments.length == 0) {
      program.usage(out);
      return ExitCode.DONE;
    }
    try {
      return program.execute(arguments);
    } catch (StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
      return trouble(e, err);
    }
  }

  private static int trouble(Throwable e, PrintWriter err) {
    if (e instanceof ArchiveException
        || e instanceof OutputException
        || e instanceof ModelException) {
      err.println("dragoman: " + e.getMessage());
      return ExitCode.UNUSABLE;
    }
    err.println(
        "dragoman: a defect of the program: "
            + e
            + (e.getStackTrace().length > 0 ? " at " + e.getStackTrace()[0] : "")
            + "; please report it with the command you gave");
    return ExitCode.DEFECT;
  }
}
