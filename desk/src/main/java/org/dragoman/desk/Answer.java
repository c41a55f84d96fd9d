package org.dragoman.desk;

import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the API answers, as records whose components are the fields of the JSON. */
final class Answer {

  private Answer() {}

  /** One page of a list. */
  record Page<T>(List<T> items, long total, long offset, int limit) {}

  /** An entity in short; {@code spellings} are some others of its names. */
  record EntityBrief(
      String id,
      String type,
      String label,
      @Nullable String country,
      long mentions,
      long documents,
      List<String> spellings) {}

  /** A spelling of a name. */
  record Name(String text, String language, String script, int mentions) {}

  /** A document in short; {@code leftOut} is why it could not be taken into the record. */
  record DocumentBrief(
      String id,
      String uri,
      String title,
      String language,
      @Nullable String publisher,
      @Nullable String published,
      @Nullable String copyOf,
      @Nullable String copyKind,
      @Nullable String leftOut) {}

  /** A document with its text; spans count code points. */
  record DocumentFull(
      String id,
      String uri,
      String title,
      String language,
      @Nullable String publisher,
      @Nullable String published,
      @Nullable String copyOf,
      @Nullable String copyKind,
      String script,
      @Nullable String byline,
      @Nullable String place,
      @Nullable String publishedBasis,
      List<Version> versions,
      String text,
      List<Part> sections) {}

  /** The same in another language, as the document says. */
  record Version(String language, String uri) {}

  /** A part of a text. */
  record Part(int start, int end, String kind) {}

  /** A trouble at a place of a text; one with the whole of it has the stage reconciliation. */
  record Trouble(int start, int end, String stage, String what) {}

  /** A document with all it tells; assertions are of the public format with {@code summary}. */
  record DocumentPage(
      DocumentFull document,
      List<EntityBrief> entities,
      List<RawValue> assertions,
      List<DocumentBrief> copies,
      List<Trouble> problems) {}

  /** The first page. */
  record Home(
      Map<String, Long> counts,
      List<DocumentBrief> newest,
      List<FigureGroup> contested,
      List<EntityBrief> busiest) {}

  /** Found documents with the passages that show why, and entities of that name. */
  record Found(List<EntityBrief> entities, List<Hit> documents, long total) {}

  /** A document that was found. */
  record Hit(DocumentBrief document, List<Passage> passages) {}

  /** A passage; matches are pairs of code points in its text. */
  record Passage(String text, int start, List<List<Integer>> matches) {}

  /** A party of an event; the label is what the record calls it, where that is not the name. */
  record Party(@Nullable String entity, String name, @Nullable String label, String role) {}

  /**
   * An event told by one or more documents.
   *
   * @param reports the ids of what is told of it; of an event told very often some of them
   */
  record StoryView(
      String id,
      String act,
      @Nullable String date,
      @Nullable String dateBasis,
      @Nullable String place,
      @Nullable String topic,
      List<Party> parties,
      List<String> countries,
      List<String> modalities,
      String status,
      long documents,
      List<String> reports) {}

  /** What a document says of a post: in which words and language, and of which day. */
  record PostReport(String id, String post, @Nullable String language, @Nullable String asOf) {}

  /**
   * A post that somebody holds or held.
   *
   * @param wordings its other names, in other words or languages
   * @param office as which its names are held to be one; null where its words tell none
   * @param beginnings where documents differ on it: all that they tell
   * @param ends likewise
   */
  record PostView(
      String post,
      List<String> wordings,
      @Nullable String office,
      @Nullable String body,
      @Nullable String country,
      @Nullable String from,
      @Nullable String to,
      @Nullable List<String> beginnings,
      @Nullable List<String> ends,
      @Nullable String asOf,
      @Nullable String person,
      String name,
      List<PostReport> reports) {}

  /** Figures that measure the same thing. */
  record FigureGroup(
      String id,
      String measure,
      boolean part,
      List<String> about,
      boolean contested,
      List<RawValue> figures) {}

  /** Somebody met, and how often. */
  record Met(EntityBrief entity, int times) {}

  /** A publisher, and how many of its documents name an entity. */
  record Source(String name, long times) {}

  /**
   * Everything on one entity; where more is told of it, {@code latest} is how many assertions,
   * those read last, are given.
   */
  record EntityPage(
      EntityBrief entity,
      @Nullable EntityBrief parent,
      List<Name> names,
      List<PostView> posts,
      List<PostView> holders,
      List<StoryView> stories,
      List<RawValue> positions,
      List<RawValue> claims,
      List<Met> met,
      List<Source> sources,
      List<DecisionView> history,
      @Nullable Integer latest,
      Map<String, Integer> cut) {}

  /** A name as documents of one language use it. */
  record InUse(String text, String language, String script, @Nullable String country) {}

  /** Words of two names beside one another; empty where nothing fits. */
  record Words(
      String one, String other, String fit, double likeness, String ending, List<String> unlike) {}

  /** Why a name is held to mean an entity: the name on which it rests, and what the two share. */
  record Ground(
      InUse name,
      @Nullable InUse on,
      @Nullable Double likeness,
      List<String> evidence,
      List<Words> words,
      boolean crossed,
      @Nullable DecisionView decision) {}

  /** Why the names of an entity are held to be one; {@code total} counts those not given too. */
  record Why(EntityBrief entity, List<Ground> grounds, long total) {}

  /** The posts of those on one side. */
  record Side(int side, List<PostView> posts) {}

  /**
   * The posts of those who took part.
   *
   * @param cut the parts of which not all is given, and how many are: people, posts (of each
   *     person)
   */
  record People(List<Side> people, Map<String, Integer> cut) {}

  /** Figures in the documents that tell of one or two parties; {@code cut} where there are more. */
  record Measured(List<FigureGroup> figures, Map<String, Integer> cut) {}

  /** A line between two nodes. */
  record Edge(String from, String to, int times) {}

  /** Who met whom. */
  record Network(List<EntityBrief> nodes, List<Edge> edges) {}

  /**
   * What one or two parties did.
   *
   * @param latest where more is told than is given: so many statements, those read last, are looked
   *     at
   * @param cut the parts of which not all is given, and how many are: events, positions, network
   */
  record Timeline(
      List<EntityBrief> parties,
      List<StoryView> stories,
      List<RawValue> positions,
      Network network,
      @Nullable Integer latest,
      Map<String, Integer> cut) {}

  /** How many of a country. */
  record CountryTimes(String country, long times) {}

  /** A page of positions, with the countries of all that fit. */
  record Positions(
      List<RawValue> items, long total, long offset, int limit, List<CountryTimes> countries) {}

  /** A source in the graph of sources. */
  record SourceNode(String id, String label, @Nullable String country, long documents) {}

  /** Who has something from whom. */
  record SourceEdge(String from, String to, String kind, long times) {}

  /** The graph of sources. */
  record Sources(List<SourceNode> nodes, List<SourceEdge> edges) {}

  /** The first who is known to have told something. */
  record First(@Nullable String published, String name) {}

  /** An assertion with all reports of the same. */
  record AssertionPage(
      RawValue assertion,
      List<RawValue> cluster,
      int independent,
      @Nullable First first,
      List<DecisionView> history,
      List<String> explain) {}

  /** A decision of an editor; {@code unfitting} where what it corrects is read otherwise now. */
  record DecisionView(
      long number,
      String kind,
      String subject,
      @Nullable String other,
      @Nullable String field,
      @Nullable String value,
      String why,
      String editor,
      String made,
      @Nullable Boolean withdrawn,
      @Nullable Boolean unfitting) {}

  /** What somebody did, or was refused. */
  record AuditView(
      long number,
      String at,
      String who,
      String from,
      String action,
      String subject,
      @Nullable String detail) {}

  /**
   * Who is at the desk.
   *
   * @param login whether one has to sign in here at all
   * @param passwords whether that can be done by name and password
   * @param provider the host where it can be done too; null where there is none
   */
  record Session(
      String editor,
      String role,
      boolean login,
      boolean passwords,
      @Nullable String provider,
      String csrf) {}

  /**
   * Somebody has signed out.
   *
   * @param address where they can sign out of the provider too; null where there is nothing to
   */
  record SignedOut(@Nullable String address) {}

  /** A reading under way. */
  record Job(String job) {}

  /** How far a reading is. */
  record Progress(
      int done,
      int total,
      boolean finished,
      List<DocumentBrief> documents,
      List<Unread> problems) {}

  /** An input that was not read. */
  record Unread(String uri, String reason) {}
}
