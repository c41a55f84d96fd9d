package org.dragoman.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.UploadedFile;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveException;
import org.dragoman.archive.ArchivedDocument;
import org.dragoman.archive.AuditEntry.Action;
import org.dragoman.archive.AuditFilter;
import org.dragoman.archive.DocumentFilter;
import org.dragoman.desk.Answer.DecisionView;
import org.dragoman.desk.Answer.Page;
import org.dragoman.interchange.RecordFormatException;
import org.dragoman.interchange.RecordJson;
import org.dragoman.publish.Edition;
import org.dragoman.publish.brief.Brief;
import org.dragoman.publish.brief.BriefComposer;
import org.dragoman.publish.brief.BriefFormat;
import org.dragoman.publish.brief.Dossier;
import org.dragoman.publish.feed.AtomFeed;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.decision.Decision;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * The desk: the record in the browser.
 *
 * <p>One process, no other server. {@link #open} starts it; every request has a virtual thread of
 * its own. Thread-safe.
 */
public final class Desk implements AutoCloseable {

  private static final int MOST_ITEMS = 200;
  private static final int MOST_IDS = 40;
  private static final int LARGEST_FORM = 64 << 10;
  private static final int LARGEST_TEXT = 8 << 20;
  private static final int LARGEST_FILE_MEGABYTES = 50;
  private static final int LARGEST_UPLOAD_MEGABYTES = 500;
  private static final Set<HandlerType> METHODS =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.POST);
  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");
  private static final Pattern HALF_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^\\s\\p{Cntrl}]{1,2000}");
  private static final Pattern UTF_8 = Pattern.compile("(?i); *charset *= *\"?utf-8\"? *(;|$)");
  private static final int LONGEST_PARAMETER = 500;
  private static final int GZIP_LEVEL = 3;

  private final Archive archive;
  private final Workshop workshop;
  private final DeskOptions options;
  private final Clock clock;
  private final RecordApi record;
  private final AuditLog audit;
  private final Sessions sessions;
  private final @Nullable SignOn signOn;
  private final ReadJobs jobs;
  private final RateLimit changes;
  private final RateLimit logins;
  private final List<Route> routes;
  private final ObjectMapper json =
      new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Histogram seconds;
  private final Javalin server;

  private Desk(Archive archive, Workshop workshop, DeskOptions options, Clock clock) {
    this.archive = archive;
    this.workshop = workshop;
    this.options = options;
    this.clock = clock;
    record = new RecordApi(archive, json);
    audit = new AuditLog(archive, clock, options.log());
    sessions = new Sessions(options, clock, audit);
    IdentityProvider provider = options.provider();
    signOn = provider == null ? null : new SignOn(provider, options, sessions, audit, clock);
    jobs = new ReadJobs(options.uploads(), workshop);
    changes = new RateLimit(600, clock);
    logins = new RateLimit(10, clock);
    JvmMetrics.builder().register(registry);
    seconds =
        Histogram.builder()
            .name("dragoman_request_seconds")
            .help("How long calls of the API took.")
            .labelNames("path", "status")
            .register(registry);
    routes = routes();
    server = Javalin.create(this::configure);
  }

  /**
   * Opens the desk on an archive.
   *
   * @param workshop reads files and has the record follow decisions
   */
  public static Desk open(Archive archive, Workshop workshop, DeskOptions options, Clock clock) {
    Desk desk = new Desk(archive, workshop, options, clock);
    desk.server.start(options.host(), options.port());
    return desk;
  }

  /** The port on which it listens. */
  public int port() {
    return server.port();
  }

  private void configure(JavalinConfig config) {
    config.concurrency.useVirtualThreads = true;
    config.startup.showJavalinBanner = false;
    config.jetty.modifyHttpConfiguration(ServerErrors::configure);
    config.jetty.modifyServer(server -> server.setErrorHandler(new ServerErrors()));
    config.jetty.multipartConfig.maxFileSize(LARGEST_FILE_MEGABYTES, SizeUnit.MB);
    config.jetty.multipartConfig.maxTotalRequestSize(LARGEST_UPLOAD_MEGABYTES, SizeUnit.MB);
    // Half the time of the usual level, and hardly more to send.
    config.http.compressionStrategy = new CompressionStrategy(null, new Gzip(GZIP_LEVEL));
    config.http.defaultContentType = "text/plain; charset=utf-8";
    config.contextResolver.ip =
        context ->
            ClientAddress.of(
                context.req().getRemoteAddr(),
                context.header("X-Forwarded-For"),
                options.proxies());
    config.routes.before(this::guard);
    for (Route route : routes) {
      HandlerType method = route.method().equals("GET") ? HandlerType.GET : HandlerType.POST;
      config.routes.addHttpHandler(method, route.path(), context -> answer(route, context));
    }
    config.routes.get("/health", context -> context.result("ok"));
    config.routes.get("/metrics", this::metrics);
    config.routes.get("/api/feed", this::feed);
    if (signOn != null) {
      SignOn way = signOn;
      config.routes.get(SignOn.BEGIN, context -> way.begin(context, text(context, "next")));
      config.routes.get(SignOn.BACK, way::back);
    }
    config.routes.get(
        "/api/<path>",
        context -> {
          throw Problem.unknown(context.path());
        });
    config.routes.post(
        "/<path>",
        context -> {
          throw Problem.unknown(context.path());
        });
    config.routes.get("/<path>", Pages::serve);
    config.routes.get("/", Pages::serve);
    config.routes.exception(Exception.class, this::problem);
  }

  /** Requests for other hosts' names and from other sites' pages are turned away. */
  private void guard(Context context) {
    if (!METHODS.contains(context.method())) {
      throw new Problem(405, "Wrong method", "the desk knows GET, HEAD and POST");
    }
    if (HALF_ESCAPE.matcher(context.req().getRequestURI()).find()) {
      throw Problem.wrong("the address has a % without two hexadecimal digits behind it");
    }
    String type = context.header("Content-Type");
    if (type != null && type.contains("charset") && !UTF_8.matcher(type).find()) {
      throw new Problem(415, "Wrong type", "send text in UTF-8");
    }
    String host = context.header("Host");
    URI address = options.address();
    // A page of another site must not reach a desk without login through a name of its own.
    if (options.local() && (host == null || !LOOPBACK.matcher(host).matches())) {
      throw new Problem(421, "Wrong host", "this desk answers to localhost only");
    }
    if (address != null
        && !context.path().equals("/health")
        && !address.getRawAuthority().equalsIgnoreCase(host)) {
      throw new Problem(421, "Wrong host", "the desk is at " + address);
    }
    String origin = context.header("Origin");
    boolean own =
        origin == null
            || (address == null
                ? origin.equals("http://" + host) || origin.equals("https://" + host)
                : origin.equals(address.toString()));
    if (context.method().equals(HandlerType.POST) && !own) {
      throw new Problem(403, "Not allowed", "a page of another site cannot change anything here");
    }
  }

  private void answer(Route route, Context context) throws Exception {
    long start = System.nanoTime();
    try {
      boolean open = route.path().equals("/api/session") || route.path().equals("/api/login");
      if (!open) {
        sessions.requireReader(context);
      }
      Object answer = route.handler().answer(context);
      context.status(route.status());
      if (answer instanceof Download file) {
        context.contentType(file.mediaType());
        context.header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
        context.header("Cache-Control", "private, no-cache");
        context.result(file.content());
      } else if (answer != null) {
        send(context, json.writeValueAsBytes(answer));
      }
    } catch (Problem problem) {
      if (problem.status() == 403) {
        audit.refused(context, sessions.who(context), String.valueOf(problem.getMessage()));
      }
      throw problem;
    } finally {
      seconds
          .labelValues(route.path(), Integer.toString(context.status().getCode()))
          .observe((System.nanoTime() - start) / 1e9);
    }
  }

  private static void send(Context context, byte[] body) {
    context.contentType("application/json");
    if (context.method().equals(HandlerType.GET)) {
      String tag = "\"" + digest(body) + "\"";
      context.header("ETag", tag);
      context.header("Cache-Control", "private, no-cache");
      if (tag.equals(context.header("If-None-Match"))) {
        context.status(304);
        return;
      }
    }
    context.result(body);
  }

  private static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void problem(Exception e, Context context) {
    int status = 500;
    String title = "A defect of the desk";
    String detail = "it was noted in the desk's log; please report it";
    switch (e) {
      case Problem problem -> {
        status = problem.status();
        title = problem.title();
        detail = String.valueOf(problem.getMessage());
      }
      case HttpResponseException response -> {
        status = response.getStatus();
        title = "Wrong request";
        detail = String.valueOf(response.getMessage());
      }
      case JsonProcessingException wrong -> {
        status = 400;
        title = "Wrong request";
        detail = "the body is not the JSON that was expected";
      }
      case ArchiveException trouble -> {
        status = 503;
        title = "The archive cannot be used";
        detail = String.valueOf(trouble.getMessage());
      }
      default -> {
        int code = ServerErrors.refused(e);
        if (code > 0) {
          status = code;
          title = "Wrong request";
          detail = "the body is broken, or larger than is taken: 50 MB a file, 500 MB together";
        } else {
          options.log().accept("defect: " + context.path() + ": " + e);
        }
      }
    }
    ObjectNode body = json.createObjectNode();
    body.put("type", "about:blank").put("title", title).put("status", status);
    body.put("detail", detail);
    context.status(status);
    context.contentType("application/problem+json");
    context.result(body.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void metrics(Context context) throws IOException {
    sessions.requireReader(context);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(out, registry.scrape());
    context.contentType(PrometheusTextFormatWriter.CONTENT_TYPE);
    context.result(out.toByteArray());
  }

  /** What was published last, of all documents or of those with some words. */
  private void feed(Context context) throws IOException {
    sessions.requireReader(context);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new AtomFeed()
        .write(
            FeedRecord.of(text(context, "query"), archive),
            new Edition("dragoman", clock.instant()),
            out);
    context.contentType("application/atom+xml");
    context.result(out.toByteArray());
  }

  // Parameters

  private static String text(Context context, String name) {
    String value = context.queryParam(name);
    if (value == null) {
      return "";
    }
    if (value.length() > LONGEST_PARAMETER) {
      throw Problem.wrong(name + " is longer than " + LONGEST_PARAMETER + " characters");
    }
    return value.strip();
  }

  /** Some ids with commas between. */
  private static List<String> ids(Context context) {
    List<String> ids =
        Stream.of(String.valueOf(context.queryParam("ids")).split(",", -1))
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .distinct()
            .toList();
    if (context.queryParam("ids") == null || ids.isEmpty() || ids.size() > MOST_IDS) {
      throw Problem.wrong("ids are 1 to " + MOST_IDS + " ids with commas between");
    }
    return ids;
  }

  private static int limit(Context context, int usual) {
    return (int) number(context, "limit", usual, 1, MOST_ITEMS);
  }

  private static long offset(Context context) {
    return number(context, "offset", 0, 0, Integer.MAX_VALUE);
  }

  private static long number(Context context, String name, long usual, long least, long most) {
    String value = text(context, name);
    if (value.isEmpty()) {
      return usual;
    }
    if (!value.matches("\\d{1,10}")
        || Long.parseLong(value) < least
        || Long.parseLong(value) > most) {
      throw Problem.wrong(name + " is a number from " + least + " to " + most);
    }
    return Long.parseLong(value);
  }

  private static boolean flag(Context context, String name) {
    String value = text(context, name);
    if (!value.matches("|true|false")) {
      throw Problem.wrong(name + " is true or false");
    }
    return value.equals("true");
  }

  private static @Nullable Edtf date(Context context, String name) {
    String value = text(context, name);
    if (value.isEmpty()) {
      return null;
    }
    return Edtf.parse(value)
        .orElseThrow(() -> Problem.wrong(name + " is a date such as 2021, 2021-06 or 2021-06-14"));
  }

  private static DocumentFilter filter(Context context) {
    Optional<LocalDate> from = Optional.ofNullable(date(context, "since")).flatMap(Edtf::earliest);
    Optional<LocalDate> to = Optional.ofNullable(date(context, "until")).flatMap(Edtf::latest);
    return new DocumentFilter(
        Optional.of(text(context, "language")).filter(it -> !it.isEmpty()),
        Optional.of(text(context, "publisher")).filter(it -> !it.isEmpty()),
        from,
        to);
  }

  private static Optional<EntityType> type(Context context) {
    String value = text(context, "type");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    for (EntityType type : EntityType.values()) {
      if (Views.word(type).equals(value)) {
        return Optional.of(type);
      }
    }
    throw Problem.wrong("type is one of person, body, group, organization, outlet, place");
  }

  private JsonNode body(Context context) throws IOException {
    return body(context, LARGEST_FORM);
  }

  private JsonNode body(Context context, int largest) throws IOException {
    String type = context.contentType();
    // Pages of other sites can send any other type in a visitor's name without asking first.
    if (type == null || !type.toLowerCase(Locale.ROOT).matches("application/json *(;.*)?")) {
      throw new Problem(415, "Wrong type", "send JSON, with Content-Type: application/json");
    }
    byte[] bytes;
    try (InputStream stream = context.bodyInputStream()) {
      bytes = stream.readNBytes(largest + 1);
    }
    if (bytes.length > largest) {
      throw new Problem(413, "Too large", "the body is larger than " + largest + " bytes");
    }
    JsonNode body = json.readTree(bytes);
    if (body == null || !body.isObject()) {
      throw Problem.wrong("the body is a JSON object");
    }
    return body;
  }

  private static String field(JsonNode body, String name) {
    JsonNode value = body.path(name);
    return value.isTextual() ? value.textValue().strip() : "";
  }

  // Routes

  /** A type with one parameter, such as a page of documents. */
  private record Of(Class<?> raw, Class<?> what) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return new Type[] {what};
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return null;
    }
  }

  private static Type page(Class<?> of) {
    return new Of(Page.class, of);
  }

  private List<Route> routes() {
    List<Route> all = new ArrayList<>();
    List<String> paging = List.of("offset", "limit");
    all.add(
        Route.get(
            "/api/home",
            "What is new and what is contested",
            List.of(),
            Answer.Home.class,
            context -> record.home()));
    all.add(
        Route.get(
            "/api/suggest",
            "Entities with a name that begins so, in any script",
            List.of("q"),
            new Of(List.class, Answer.EntityBrief.class),
            context -> record.suggest(text(context, "q"))));
    all.add(
        Route.get(
            "/api/search",
            "Searches texts and names",
            List.of("q", "language", "publisher", "since", "until", "limit"),
            Answer.Found.class,
            context -> record.search(text(context, "q"), filter(context), limit(context, 20))));
    all.add(
        Route.get(
            "/api/documents",
            "Documents by language, publisher and time",
            List.of("language", "publisher", "since", "until", "offset", "limit"),
            page(Answer.DocumentBrief.class),
            context -> record.documents(filter(context), offset(context), limit(context, 50))));
    all.add(
        Route.get(
            "/api/documents/{id}",
            "A document with all it tells",
            List.of(),
            Answer.DocumentPage.class,
            context -> record.document(context.pathParam("id"))));
    all.add(
        Route.get(
            "/api/entities",
            "Persons, bodies and others, most named first",
            List.of("type", "offset", "limit"),
            page(Answer.EntityBrief.class),
            context -> record.entities(type(context), offset(context), limit(context, 50))));
    all.add(
        Route.get(
            "/api/entities/{id}",
            "Everything on one entity",
            List.of(),
            Answer.EntityPage.class,
            context -> record.entity(context.pathParam("id"))));
    all.add(
        Route.get(
            "/api/entities/{id}/why",
            "Why the names of an entity are held to be one, each with the best match it rests on",
            List.of("limit"),
            Answer.Why.class,
            context -> record.why(context.pathParam("id"), limit(context, MOST_ITEMS))));
    all.add(
        Route.get(
            "/api/timeline",
            "What one or two parties did",
            List.of("a", "b", "since", "until"),
            Answer.Timeline.class,
            context ->
                record.timeline(
                    text(context, "a"),
                    text(context, "b"),
                    date(context, "since"),
                    date(context, "until"))));
    all.add(
        Route.get(
            "/api/timeline/people",
            "The posts of those who took part in it, by the parties' sides",
            List.of("a", "b", "since", "until"),
            Answer.People.class,
            context ->
                record.people(
                    text(context, "a"),
                    text(context, "b"),
                    date(context, "since"),
                    date(context, "until"))));
    all.add(
        Route.get(
            "/api/timeline/figures",
            "What is measured in the documents that tell of it",
            List.of("a", "b", "since", "until"),
            Answer.Measured.class,
            context ->
                record.measured(
                    text(context, "a"),
                    text(context, "b"),
                    date(context, "since"),
                    date(context, "until"))));
    all.add(
        Route.get(
            "/api/brief",
            "What the record has on a party, on two or on a topic, as a document",
            List.of("a", "b", "topic", "since", "until", "language", "format"),
            Download.class,
            this::brief));
    all.add(
        Route.get(
            "/api/figures",
            "Figures that measure the same thing, side by side",
            List.of("topic", "measure", "contested", "offset", "limit"),
            page(Answer.FigureGroup.class),
            context ->
                record.figures(
                    text(context, "topic"),
                    text(context, "measure"),
                    flag(context, "contested"),
                    offset(context),
                    limit(context, 20))));
    all.add(
        Route.get(
            "/api/positions",
            "What bodies have said officially",
            List.of("body", "topic", "stance", "since", "until", "offset", "limit"),
            Answer.Positions.class,
            context ->
                record.positions(
                    text(context, "body"),
                    text(context, "topic"),
                    text(context, "stance"),
                    date(context, "since"),
                    date(context, "until"),
                    offset(context),
                    limit(context, 50))));
    all.add(
        Route.get(
            "/api/sources",
            "Who has something from whom",
            List.of(),
            Answer.Sources.class,
            context -> record.sources()));
    all.add(
        Route.get(
            "/api/assertions",
            "Some assertions, by their ids with commas between",
            List.of("ids"),
            new Of(List.class, RawValue.class),
            context -> record.assertions(ids(context))));
    all.add(
        Route.get(
            "/api/assertions/{id}",
            "An assertion with all reports of the same",
            List.of(),
            Answer.AssertionPage.class,
            context -> record.assertion(context.pathParam("id"))));
    all.add(
        Route.get(
            "/api/review",
            "What editors look at next, the least sure first",
            List.of("kind", "offset", "limit"),
            page(RawValue.class),
            context -> record.review(text(context, "kind"), offset(context), limit(context, 20))));
    all.add(
        Route.get(
            "/api/decisions",
            "What editors decided, the latest first",
            paging,
            page(DecisionView.class),
            context -> record.decisions(offset(context), limit(context, 50))));
    all.add(
        Route.post(
            "/api/decisions",
            "Decides something",
            List.of("kind", "subject", "other", "field", "value", "why"),
            DecisionView.class,
            201,
            this::decide));
    all.add(
        Route.post(
            "/api/decisions/{number}/withdraw",
            "Takes a decision back",
            List.of("why"),
            DecisionView.class,
            201,
            this::withdraw));
    all.add(
        Route.get(
            "/api/audit",
            "Who did what and what was refused, the latest first; for admins",
            List.of("who", "action", "since", "until", "offset", "limit"),
            page(Answer.AuditView.class),
            this::audited));
    all.add(
        Route.get(
            "/api/session", "Who is at the desk", List.of(), Answer.Session.class, sessions::view));
    all.add(
        Route.post(
            "/api/login",
            "Logs in",
            List.of("name", "password"),
            Answer.Session.class,
            200,
            this::login));
    all.add(
        Route.post(
            "/api/logout",
            "Logs out; says where to do so at the provider too",
            List.of(),
            Answer.SignedOut.class,
            200,
            this::logout));
    all.add(
        Route.post(
            "/api/read",
            "Reads files (multipart, field file), a text or a page of the web",
            List.of("text", "title", "address"),
            Answer.Job.class,
            202,
            this::read));
    all.add(
        Route.get(
            "/api/read/{job}",
            "How far a reading is",
            List.of(),
            Answer.Progress.class,
            context -> jobs.progress(context.pathParam("job"), record)));
    all.add(
        Route.get(
            "/api/openapi.json",
            "This description",
            List.of(),
            ObjectNode.class,
            context -> OpenApi.of(all, json)));
    return all;
  }

  private Answer.Session login(Context context) throws IOException {
    if (!logins.allows(context.ip())) {
      throw new Problem(429, "Too often", "wait a minute before the next attempt");
    }
    JsonNode body = body(context);
    return sessions.login(context, field(body, "name"), body.path("password").asText(""));
  }

  private Answer.SignedOut logout(Context context) {
    String elsewhere =
        sessions
            .logout(context)
            .flatMap(said -> signOn == null ? Optional.empty() : signOn.signOut(context, said))
            .orElse(null);
    return new Answer.SignedOut(elsewhere);
  }

  private Users.User editor(Context context) {
    Users.User user = sessions.requireEditor(context);
    if (!changes.allows(user.name())) {
      throw new Problem(429, "Too often", "wait a minute before the next change");
    }
    return user;
  }

  private Object brief(Context context) throws IOException {
    String wanted = text(context, "format");
    BriefFormat format =
        BriefFormat.named(wanted)
            .orElseThrow(
                () ->
                    Problem.wrong(
                        "format is one of " + String.join(", ", BriefFormat.extensions())));
    String asked = text(context, "language").toLowerCase(Locale.ROOT);
    String language = asked.isEmpty() ? "en" : asked;
    if (!BriefComposer.LANGUAGES.contains(language)) {
      throw Problem.wrong("language is one of " + String.join(", ", BriefComposer.LANGUAGES));
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    Dossier dossier =
        record.dossier(
            text(context, "a"),
            text(context, "b"),
            text(context, "topic"),
            date(context, "since"),
            date(context, "until"),
            today);
    Brief brief = BriefComposer.compose(dossier, language, "dragoman", today);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(brief, options.letterhead(), out);
    return new Download(
        "brief-" + today + "." + format.extension(), format.mediaType(), out.toByteArray());
  }

  private Object decide(Context context) throws IOException {
    Users.User user = editor(context);
    JsonNode body = body(context);
    Decision.Kind kind = kind(field(body, "kind"));
    String why = field(body, "why");
    if (why.isEmpty()) {
      throw Problem.wrong("why: a decision needs a reason");
    }
    String subject = field(body, "subject");
    if (kind == Decision.Kind.SAME || kind == Decision.Kind.DIFFERENT) {
      return pair(context, kind, subject, field(body, "other"), why, user);
    }
    Assertion assertion = assertion(subject);
    String field = null;
    String value = null;
    if (kind == Decision.Kind.CORRECTED) {
      field = field(body, "field");
      value = field(body, "value");
      try {
        RecordJson.corrected(assertion, field, value);
      } catch (RecordFormatException e) {
        throw Problem.wrong(String.valueOf(e.getMessage()));
      }
    }
    return decided(
        context,
        new Decision(0, kind, assertion.id(), null, field, value, why, user.name(), now()));
  }

  private static Decision.Kind kind(String word) {
    for (Decision.Kind kind : Decision.Kind.values()) {
      if (Views.word(kind).equals(word) && kind != Decision.Kind.WITHDRAWN) {
        return kind;
      }
    }
    throw Problem.wrong("kind is one of same, different, right, wrong, corrected");
  }

  private Assertion assertion(String id) {
    return archive.lookUpAssertions(id).stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Problem.unknown(id));
  }

  /** The same, or not: of two entities, or of two reports, by their items. */
  private Object pair(
      Context context,
      Decision.Kind kind,
      String subject,
      String other,
      String why,
      Users.User user) {
    if (kind == Decision.Kind.DIFFERENT && archive.document(subject).isPresent()) {
      return parted(context, subject, other, why, user);
    }
    Set<String> ones = archive.itemsOf(subject);
    Set<String> others = archive.itemsOf(other);
    if (kind == Decision.Kind.DIFFERENT && others.isEmpty()) {
      return split(context, ones, other, why, user);
    }
    if (ones.isEmpty() || others.isEmpty()) {
      throw Problem.unknown(ones.isEmpty() ? subject : other);
    }
    String one = ones.contains(subject) ? subject : ones.iterator().next();
    String its = others.contains(other) ? other : others.iterator().next();
    if (one.equals(its)) {
      throw Problem.wrong("subject and other are one already; name two members");
    }
    Object view =
        decided(context, new Decision(0, kind, one, its, null, null, why, user.name(), now()));
    Set<String> touched = new TreeSet<>(ones);
    touched.addAll(others);
    workshop.follow(touched);
    return view;
  }

  /** Parts two documents of which one is taken for a translation of the other. */
  private Object parted(Context context, String one, String other, String why, Users.User user) {
    if (!isTranslation(one, other) && !isTranslation(other, one)) {
      throw Problem.wrong(other + " is not taken for a translation of " + one);
    }
    Object view =
        decided(
            context,
            new Decision(
                0, Decision.Kind.DIFFERENT, one, other, null, null, why, user.name(), now()));
    workshop.follow(Set.of(one, other));
    return view;
  }

  private boolean isTranslation(String document, String original) {
    return archive
        .document(document)
        .flatMap(ArchivedDocument::copy)
        .filter(copy -> copy.kind() == CopyLink.Kind.TRANSLATED)
        .filter(copy -> copy.original().equals(original))
        .isPresent();
  }

  /** What a decision is of: a document itself, or the items of anything else. */
  private Set<String> itemsOf(String id) {
    return archive.document(id).isPresent() ? Set.of(id) : archive.itemsOf(id);
  }

  /** Parts a spelling of an entity from its others; answers the first of the decisions. */
  private Object split(
      Context context, Set<String> items, String spelling, String why, Users.User user) {
    Set<String> parted = new TreeSet<>(archive.itemsSpelled(spelling));
    parted.retainAll(items);
    Set<String> rest = new TreeSet<>(items);
    rest.removeAll(parted);
    if (parted.isEmpty()) {
      throw Problem.unknown(spelling);
    }
    if (rest.isEmpty()) {
      throw Problem.wrong("nothing would be left to split " + spelling + " from");
    }
    Object first = null;
    for (String one : parted) {
      for (String its : rest) {
        Object view =
            decided(
                context,
                new Decision(
                    0, Decision.Kind.DIFFERENT, one, its, null, null, why, user.name(), now()));
        first = first == null ? view : first;
      }
    }
    workshop.follow(items);
    return Objects.requireNonNull(first);
  }

  private Object withdraw(Context context) throws IOException {
    Users.User user = editor(context);
    String why = field(body(context), "why");
    if (why.isEmpty()) {
      throw Problem.wrong("why: taking back needs a reason");
    }
    String number = context.pathParam("number");
    Decision decision =
        archive.decisions().stream()
            .filter(one -> Long.toString(one.number()).equals(number))
            .findFirst()
            .orElseThrow(() -> Problem.unknown("decision " + number));
    Object view =
        decided(
            context,
            new Decision(
                0, Decision.Kind.WITHDRAWN, number, null, null, null, why, user.name(), now()));
    Set<String> touched = new HashSet<>(itemsOf(decision.subject()));
    String other = decision.other();
    if (other != null) {
      touched.addAll(itemsOf(other));
      workshop.follow(touched);
    }
    return view;
  }

  private java.time.Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private DecisionView decided(Context context, Decision decision) {
    long number = archive.decide(decision);
    audit.note(
        context,
        decision.editor(),
        Action.DECISION,
        "decision " + number,
        Views.word(decision.kind()) + " " + decision.subject());
    archive.flush();
    return archive.decisions().stream()
        .filter(one -> one.number() == number)
        .map(one -> Views.decision(one, Set.of(), Set.of()))
        .findFirst()
        .orElseThrow();
  }

  private Page<Answer.AuditView> audited(Context context) {
    sessions.requireAdmin(context);
    String who = text(context, "who");
    AuditFilter filter =
        new AuditFilter(
            Optional.of(who).filter(it -> !it.isEmpty()),
            action(text(context, "action")),
            filter(context).from(),
            filter(context).to());
    long offset = offset(context);
    int limit = limit(context, 50);
    return new Page<>(
        archive.audited(filter, offset, limit).stream()
            .map(
                entry ->
                    new Answer.AuditView(
                        entry.number(),
                        entry.at().toString(),
                        entry.who(),
                        entry.from(),
                        Views.word(entry.action()),
                        entry.subject(),
                        Users.readable(entry.detail())))
            .toList(),
        archive.countAudited(filter),
        offset,
        limit);
  }

  private static Set<Action> action(String word) {
    if (word.isEmpty()) {
      return Set.of();
    }
    for (Action action : Action.values()) {
      if (Views.word(action).equals(word)) {
        return Set.of(action);
      }
    }
    throw Problem.wrong(
        "action is one of "
            + Stream.of(Action.values()).map(Views::word).collect(Collectors.joining(", ")));
  }

  private Object read(Context context) throws IOException {
    Users.User user = editor(context);
    List<ReadJobs.Upload> files = new ArrayList<>();
    String type = context.contentType();
    if (type != null && type.startsWith("multipart/form-data")) {
      for (UploadedFile file : context.uploadedFiles("file")) {
        files.add(new ReadJobs.Upload(file.filename(), file.content()));
      }
    } else {
      JsonNode body = body(context, LARGEST_TEXT);
      String text = body.path("text").asText("");
      String address = field(body, "address");
      // Pasted where a text is asked for, an address alone is meant as one.
      if (address.isEmpty() && ADDRESS.matcher(text.strip()).matches()) {
        address = text.strip();
      }
      if (!address.isEmpty()) {
        return fetch(context, user, address);
      }
      if (text.isBlank()) {
        throw Problem.wrong("hand in files as multipart/form-data, a text or an address");
      }
      String title = field(body, "title");
      String content = title.isEmpty() ? text : title + "\n\n" + text;
      files.add(
          new ReadJobs.Upload(
              "text.txt", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))));
    }
    String job = jobs.begin(files);
    audit.note(context, user.name(), Action.READING, "reading " + job, files.size() + " inputs");
    return new Answer.Job(job);
  }

  private Object fetch(Context context, Users.User user, String address) {
    if (!ADDRESS.matcher(address).matches()) {
      throw Problem.wrong("address is one of the web, such as https://example.org/news");
    }
    String job = jobs.begin(address);
    // Without what may hold a password or a key.
    String shown = address.replaceFirst("[?#].*", "").replaceFirst("//[^/]*@", "//");
    audit.note(context, user.name(), Action.READING, "reading " + job, shown);
    return new Answer.Job(job);
  }

  @Override
  public void close() {
    server.stop();
    jobs.close();
  }
}
