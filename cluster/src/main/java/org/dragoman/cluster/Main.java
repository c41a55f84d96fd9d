package org.dragoman.cluster;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;
import org.dragoman.app.ExitCode;
import org.dragoman.app.Version;
import org.dragoman.archive.ArchiveException;
import org.dragoman.language.model.ModelException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code dragoman-cluster}. */
@Command(
    name = "dragoman-cluster",
    description = {
      "Reads much on many machines, with Apache Spark, and gives what dragoman read gives.",
      ""
    },
    subcommands = {
      ReadCommand.class,
      ReconcileCommand.class,
      LoadCommand.class,
      CommandLine.HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:some inputs failed",
      "2:the command line was not understood",
      "3:the input, the output, the model or the cluster could not be used",
      "70:a defect of the program"
    },
    footer = {
      "",
      "Examples:",
      "  dragoman-cluster read --input 'crawl/*.warc.gz' --output read",
      "  dragoman-cluster reconcile --input read",
      "  dragoman-cluster load --input read --archive ~/visits"
    })
public final class Main {

  private Main() {}

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] arguments) {
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
    if (e instanceof UnusableException
        || e instanceof ArchiveException
        || e instanceof ModelException) {
      err.println("dragoman-cluster: " + e.getMessage());
      return ExitCode.UNUSABLE;
    }
    err.println(
        "dragoman-cluster: a defect of the program: "
            + UnusableException.oneLine(e)
            + (e.getStackTrace().length > 0 ? " at " + e.getStackTrace()[0] : "")
            + "; please report it with the command you gave");
    return ExitCode.DEFECT;
  }
}
