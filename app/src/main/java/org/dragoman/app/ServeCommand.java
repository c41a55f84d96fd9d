package org.dragoman.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.dragoman.archive.ArchiveException;
import org.dragoman.desk.Desk;
import org.dragoman.desk.DeskOptions;
import org.dragoman.desk.IdentityProvider;
import org.dragoman.desk.Users;
import org.dragoman.desk.Workshop;
import org.dragoman.intake.IntakeLimits;
import org.dragoman.language.reader.Reader;
import org.dragoman.publish.brief.Letterhead;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dragoman serve}: the desk. */
@Command(
    name = "serve",
    description = "Opens the desk: the record in the browser, to read, compare and correct.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Without --users and --oidc the desk answers this machine only and needs no login. A users",
      "file has a line for each, made by: dragoman serve --new-user NAME --role editor",
      "It is read again when it changes. Who did what is told by: dragoman audit",
      "",
      "With --oidc people sign in where they do for everything else (OpenID Connect). Register the",
      "desk there as a web client with the redirect address <desk>/api/login/back, and for signing",
      "out <desk>/login; <desk> is the --public-address, or http://localhost:8080 without one.",
      "",
      "Examples:",
      "  dragoman serve",
      "  dragoman serve --port 9000 --archive ~/visits",
      "  dragoman serve --host 0.0.0.0 --users users.txt",
      "  dragoman serve --users users.txt --public-address https://desk.example.org \\",
      "    --trusted-proxy 127.0.0.1   behind a proxy on this machine",
      "  dragoman serve --oidc https://id.example.org --oidc-client desk --oidc-secret secret.txt \\",
      "    --oidc-role press-office=editor --public-address https://desk.example.org"
    })
final class ServeCommand implements Callable<Integer> {

  @Mixin private ReaderModel model = new ReaderModel();

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Mixin private WebOption web = new WebOption();

  @Option(names = "--host", paramLabel = "ADDRESS", description = "Default: ${DEFAULT-VALUE}.")
  private String host = "127.0.0.1";

  @Option(
      names = {"-p", "--port"},
      paramLabel = "N",
      description = "0 takes any free one. Default: ${DEFAULT-VALUE}.")
  private int port = 8080;

  @Option(names = "--users", paramLabel = "FILE", description = "Who may use the desk.")
  private @Nullable Path users;

  @Option(
      names = "--oidc",
      paramLabel = "ISSUER",
      description = "The OpenID Connect provider that knows who may use the desk.")
  private @Nullable String issuer;

  @Option(
      names = "--oidc-client",
      paramLabel = "ID",
      description = "The name under which it knows the desk.")
  private @Nullable String client;

  @Option(
      names = "--oidc-secret",
      paramLabel = "FILE",
      description = "Holds what the desk proves that with. Without it the desk is a public client.")
  private @Nullable Path secret;

  @Option(
      names = "--oidc-claim",
      paramLabel = "NAME",
      description = {
        "What it says somebody may do under; within another claim by a dot, such as",
        "realm_access.roles. Default: ${DEFAULT-VALUE}."
      })
  private String roleClaim = "roles";

  @Option(
      names = "--oidc-role",
      paramLabel = "VALUE=ROLE",
      description = {
        "What a value of the claim means, as often as needed.",
        "Default: reader, editor and admin mean themselves."
      })
  private Map<String, Users.Role> roles = new LinkedHashMap<>();

  @Option(
      names = "--oidc-name",
      paramLabel = "NAME",
      description = "The claim under whose name people decide. Default: ${DEFAULT-VALUE}.")
  private String nameClaim = "preferred_username";

  @Option(
      names = "--public-address",
      paramLabel = "URL",
      description = {
        "Where others reach the desk, such as https://desk.example.org: it answers to that name",
        "only, and its cookie is sent over encrypted connections only where it is https."
      })
  private @Nullable URI address;

  @Option(
      names = "--trusted-proxy",
      paramLabel = "ADDRESS",
      description = {
        "The address of a proxy in front of the desk, as often as needed: where it says that a",
        "request comes from (X-Forwarded-For) limits on logins and the audit log go by."
      })
  private List<String> proxies = new ArrayList<>();

  @Option(
      names = "--template",
      paramLabel = "FOLDER",
      description = "A folder with the office's letterhead, for briefs; see dragoman brief.")
  private @Nullable Path template;

  @Option(
      names = "--new-user",
      paramLabel = "NAME",
      description = "Print a line for the users file.")
  private @Nullable String newUser;

  @Option(names = "--role", paramLabel = "ROLE", description = "reader, editor or admin.")
  private Users.Role role = Users.Role.READER;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Console console = Console.of(spec);
    if (newUser != null) {
      return line(newUser, console);
    }
    DeskOptions options;
    try {
      options = options(console);
    } catch (IOException e) {
      console.trouble(Console.harmless(String.valueOf(e.getMessage())));
      return ExitCode.UNUSABLE;
    }
    try (Reader reader = model.open(console);
        Dragoman dragoman =
            Dragoman.open(
                archive.place(),
                reader,
                IntakeLimits.DEFAULT,
                web.hosts(),
                null,
                Clock.systemUTC(),
                console::trouble)) {
      dragoman.reconcile(done -> {}, console::trouble);
      try (Desk desk =
          Desk.open(dragoman.archive(), workshop(dragoman, console), options, Clock.systemUTC())) {
        console.plain("The desk is open at http://" + shown(host) + ":" + desk.port() + "/");
        console.plain("Close it with Ctrl-C.");
        console.out().flush();
        Thread.currentThread().join();
      }
      return ExitCode.DONE;
    }
  }

  private static String shown(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private DeskOptions options(Console console) throws IOException {
    IdentityProvider provider = provider();
    try {
      return new DeskOptions(
          host,
          port,
          users == null ? null : read(users),
          provider,
          System.getProperty("user.name", "editor"),
          address,
          Set.copyOf(proxies),
          template == null ? Letterhead.NONE : Letterhead.read(template),
          archive.place().local("uploads"),
          line -> console.trouble(Console.harmless(line)));
    } catch (IOException e) {
      throw wrongUse(e);
    } catch (IllegalArgumentException e) {
      throw wrongUse(e);
    }
  }

  private CommandLine.ParameterException wrongUse(Exception e) {
    return new CommandLine.ParameterException(
        spec.commandLine(), String.valueOf(e.getMessage()), e);
  }

  private static Users read(Path file) throws IOException {
    try {
      return Users.read(file);
    } catch (IOException e) {
      throw new IOException("--users: " + e.getMessage(), e);
    }
  }

  /** The provider of sign-in; one that does not answer is no wrong use of the command. */
  private @Nullable IdentityProvider provider() throws IOException {
    IdentityProvider.Settings settings;
    try {
      settings = settings();
    } catch (IOException e) {
      throw wrongUse(e);
    } catch (IllegalArgumentException e) {
      throw wrongUse(e);
    }
    if (settings == null) {
      return null;
    }
    try {
      return IdentityProvider.discover(settings);
    } catch (IOException e) {
      throw new IOException("--oidc: " + e.getMessage(), e);
    }
  }

  private IdentityProvider.@Nullable Settings settings() throws IOException {
    if (issuer == null) {
      if (client != null || secret != null || !roles.isEmpty()) {
        throw new IllegalArgumentException("--oidc is missing: the address of the issuer");
      }
      return null;
    }
    if (client == null) {
      throw new IllegalArgumentException(
          "--oidc-client is missing: the name under which " + issuer + " knows the desk");
    }
    return new IdentityProvider.Settings(
        issuer,
        client,
        secret == null ? null : secret(secret),
        roleClaim,
        roles.isEmpty() ? IdentityProvider.Settings.OWN_NAMES : roles,
        nameClaim);
  }

  private static String secret(Path file) throws IOException {
    String content;
    try {
      content = Files.readString(file).strip();
    } catch (NoSuchFileException e) {
      throw new IOException("--oidc-secret: " + file + ": there is no such file", e);
    } catch (IOException e) {
      throw new IOException("--oidc-secret: " + file + ": cannot be read as a text", e);
    }
    if (content.isEmpty() || content.contains("\n")) {
      throw new IOException("--oidc-secret: " + file + ": holds no secret of one line");
    }
    return content;
  }

  /** Reading and following, one after another: the record has one writer. */
  private static Workshop workshop(Dragoman dragoman, Console console) {
    return new Workshop() {
      @Override
      public synchronized void read(List<String> inputs, Consumer<Ended> each)
          throws InterruptedException {
        try {
          dragoman.read(inputs, System.in, 1, ending -> each.accept(ended(ending)));
          dragoman.reconcile(done -> {}, console::trouble);
        } catch (ArchiveException e) {
          // What was not kept is to be handed in again.
          each.accept(new Ended("", "", String.valueOf(e.getMessage())));
        }
      }

      @Override
      public synchronized void follow(Set<String> items) {
        dragoman.follow(items);
        // Whose word a document is may be another now, so that it is taken again.
        dragoman.reconcile(done -> {}, console::trouble);
      }
    };
  }

  private static Workshop.Ended ended(Ending ending) {
    String uri = ending.uri().toString();
    return switch (ending) {
      case Ending.Told told -> new Workshop.Ended(uri, told.findings().document().id(), "");
      case Ending.Known known -> new Workshop.Ended(uri, known.document().id(), "");
      case Ending.Skipped skipped -> new Workshop.Ended(uri, "", skipped.reason());
      case Ending.Failed failed -> new Workshop.Ended(uri, "", failed.cause());
    };
  }

  // Before Java 22 there is none where nobody types; since then it reads the input that there is.
  @SuppressWarnings("SystemConsoleNull")
  private int line(String name, Console console) {
    java.io.Console terminal = System.console();
    char[] password = terminal == null ? null : terminal.readPassword("Password of %s: ", name);
    if (password == null || password.length < 8 || name.contains(":")) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--new-user needs a terminal, a password of 8 characters, and a name without a colon");
    }
    console.plain(Users.line(name, role, new String(password)));
    return ExitCode.DONE;
  }
}
