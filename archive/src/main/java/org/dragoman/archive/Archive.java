package org.dragoman.archive;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.dragoman.interchange.RecordSource;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.decision.Decision;
import org.dragoman.record.document.Fingerprint;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.Span;

/**
 * Keeps documents with what they tell, and finds them again.
 *
 * <p>Each document is stored whole or not at all; a process killed at any moment leaves a whole
 * archive. Thread-safe. All methods throw {@link ArchiveException} where the archive cannot do what
 * is asked.
 */
public interface Archive extends AutoCloseable {

  /** What storing a document did. */
  enum Stored {
    /** It is new. */
    ADDED,
    /** It was there, read by another version of the reader; what it tells is replaced. */
    REPLACED,
    /** It was there, read by the same version of the reader; nothing changed. */
    UNCHANGED
  }

  /** A whole record at one moment, to be written out; later writing does not change it. */
  interface Snapshot extends RecordSource, AutoCloseable {
    @Override
    void close();
  }

  /** Whether there is a document with this id, whatever version of the reader read it. */
  default boolean contains(String documentId) {
    return readerOf(documentId).isPresent();
  }

  /** The version of the reader that read the document last; empty where there is none such. */
  Optional<String> readerOf(String documentId);

  /**
   * Stores one document with what it tells, and links it to its copies: whole or not at all.
   *
   * <p>It is lasting, and seen by other processes, after some dozens more, a quarter of a second of
   * storing, or {@link #flush}.
   *
   * @param findings the document and what it tells
   * @param fingerprint of its story; {@link Fingerprint#NONE} where it is not to be compared
   * @param reader version of the reader
   */
  Stored store(Findings findings, Fingerprint fingerprint, String reader);

  /** Notes what became of an input. */
  void note(InputOutcome outcome);

  /** What became of the inputs of a run, in the order in which they were noted. */
  List<InputOutcome> outcomes(String run);

  /** The documents that a filter takes, by URI. */
  List<DocumentSummary> documents(DocumentFilter filter, long offset, int limit);

  /** How many documents a filter takes. */
  long countDocuments(DocumentFilter filter);

  /** The document with this id. */
  Optional<ArchivedDocument> document(String id);

  /** The documents whose id starts so, or whose URI or file name is this; a few at most. */
  List<DocumentSummary> lookUpDocuments(String idOrUriOrFileName);

  /** The exact words at a span of a document's text; empty where there is no such document. */
  Optional<String> slice(String documentId, Span span);

  /** The ids of documents that are not yet taken into the record as they now are; some at most. */
  List<String> unreconciled(int limit);

  /** How many documents are not yet taken into the record. */
  long countUnreconciled();

  /** What a document says by itself: with its own entities, and no decision applied. */
  Optional<Findings> findings(String documentId);

  /**
   * Has some work done with the record's items, whole or not at all, and notes that a document is
   * taken into the record.
   */
  void reconcile(String documentId, Consumer<Items> work);

  /**
   * Notes that a document could not be taken into the record: a problem of it, until that is done.
   * It counts as tried, and is not among the {@link #unreconciled}.
   *
   * @param cause one line for the user
   */
  void leaveOut(String documentId, String cause);

  /** Has the documents that were left out of the record be {@link #unreconciled} again. */
  void tryLeftOutAgain();

  /** Adds a decision to the log; returns its number. */
  long decide(Decision decision);

  /** All decisions ever made, in their order. */
  List<Decision> decisions();

  /**
   * The numbers of the corrections in force that no longer fit: their documents were read anew
   * since, and their assertions are of another shape or gone. They change nothing.
   */
  Set<Long> unfitting();

  /** Notes in the audit log what somebody did; lasting when it returns. */
  void audit(AuditEntry entry);

  /** The entries of the audit log that a filter takes, the latest first. */
  List<AuditEntry> audited(AuditFilter filter, long offset, int limit);

  /** How many entries of the audit log a filter takes. */
  long countAudited(AuditFilter filter);

  /** The items behind an entity of the record or of a document, or behind an assertion. */
  Set<String> itemsOf(String id);

  /** All reports of what an assertion reports: those of its cluster, its own among them. */
  List<Assertion> clusterOf(String assertionId);

  /** The same for each of some assertions, by its id; left out where there is none. */
  Map<String, List<Assertion>> clustersOf(Collection<String> assertionIds);

  /**
   * In how many documents each of some assertions is reported, by its id; left out where it was not
   * reconciled. Reports that an editor rejected are counted.
   */
  Map<String, Integer> documentsReporting(Collection<String> assertionIds);

  /**
   * The assertions of some kinds that name all of some entities, by document and place in it; where
   * there are more than the limit, those of the documents read last.
   */
  List<Assertion> assertionsNamingAll(
      Collection<String> entityIds, Collection<String> kinds, int limit);

  /** The positions that a filter takes and no editor rejected, the latest first. */
  List<Assertion> positions(PositionFilter filter, long offset, int limit);

  /** How many of these there are by the country of their body; under "" where none is known. */
  SortedMap<String, Long> positionsByCountry(PositionFilter filter);

  /** The assertions of some kinds of which no editor decided, the least sure first. */
  List<Assertion> undecided(Collection<String> kinds, long offset, int limit);

  /** How many assertions of some kinds no editor decided of. */
  long countUndecided(Collection<String> kinds);

  /** The documents published last, the latest first. */
  List<DocumentSummary> newest(int limit);

  /**
   * The clusters of figures that have more than one, contested ones first.
   *
   * @param measure what they measure; empty for any
   * @param contested whether only those are wanted of which sources differ
   */
  List<String> figureGroups(
      Optional<Figure.Measure> measure, boolean contested, long offset, int limit);

  /** How many clusters of figures have more than one. */
  long countFigureGroups(Optional<Figure.Measure> measure, boolean contested);

  /**
   * The clusters of more than one figure of which some documents give one: contested ones first,
   * then those with the most figures.
   */
  List<String> figureGroupsTold(Collection<String> documentIds, int limit);

  /** Who names whom as a source, most often first. */
  List<Citation> citations(int limit);

  /**
   * That a source names another.
   *
   * @param citing as named
   * @param cited as named
   * @param documents in how many documents
   */
  record Citation(String citing, String cited, long documents) {}

  /**
   * That a publisher copies another.
   *
   * @param documents how many
   */
  record CopyCount(String publisher, String original, boolean translated, long documents) {}

  /** Who copies whom, most often first. */
  List<CopyCount> copiesByPublisher(int limit);

  /** How many entities of a type the record has. */
  long countEntities(Optional<EntityType> type);

  /** The items under any of some keys. */
  Set<String> itemsUnder(Collection<String> keys);

  /**
   * A figure that is filed under a key.
   *
   * @param line of the figure as an item
   * @param group the cluster of figures in which it is
   * @param measure what that measures
   * @param contested whether sources differ on it
   * @param members how many figures it has
   */
  record FiledFigure(
      String line, String group, Figure.Measure measure, boolean contested, long members) {}

  /** The figures that are filed under any of some keys, in the order of their ids. */
  List<FiledFigure> figuresUnder(Collection<String> keys);

  /** The line of an item. */
  Optional<String> itemBody(String id);

  /** The lines of some items, by their ids; left out where there is none. */
  Map<String, String> itemBodies(Collection<String> ids);

  /** The items that are one entity of the record, with their lines, by id. */
  SortedMap<String, String> members(String entityId);

  /** The items that are like an item, with their likeness. */
  Map<String, Double> itemLinks(String id);

  /** The items that documents spell so. */
  Set<String> itemsSpelled(String spelling);

  /** Whose word an assertion of a document is in the end. */
  String originOf(String assertionId, String documentId);

  /** Whose word a document is as a whole; empty where it is not taken into the record. */
  Optional<String> originOf(String documentId);

  /** Forgets what reconciliation made, so that all documents are taken anew; decisions stay. */
  void forgetRecord();

  /** The entities of the record, most named first. */
  List<EntitySummary> entities(Optional<EntityType> type, long offset, int limit);

  /** What a document tells, by start, kind and id. */
  List<Assertion> assertionsOf(String documentId);

  /** The assertions whose id starts so; a few at most. */
  List<Assertion> lookUpAssertions(String idPrefix);

  /** The assertions with these ids, by id and in their order; left out where there is none. */
  Map<String, Assertion> assertions(Collection<String> ids);

  /** What is said about or by an entity, by document and place in it. */
  List<Assertion> assertionsNaming(String entityId, long offset, int limit);

  /**
   * What is said of some kinds about or by an entity: of the documents read last, the latest first.
   */
  List<Assertion> assertionsNaming(String entityId, Collection<String> kinds, int limit);

  /** The same of each of some entities, by its id; left out where nothing is said. */
  Map<String, List<Assertion>> assertionsNamingEach(
      Collection<String> entityIds, Collection<String> kinds, int limit);

  /** The publishers whose documents name an entity, with in how many; most often first. */
  Map<String, Long> publishersNaming(String entityId, int limit);

  /** The documents with these ids in short, by id. */
  Map<String, DocumentSummary> summaries(Collection<String> documentIds);

  /** The entities with these ids, by these and in their order; left out where there is none. */
  Map<String, EntitySummary> entities(Collection<String> ids);

  /** What entities of the record are called, by their ids there; left out where it has none. */
  Map<String, String> labels(Collection<String> ids);

  /** The entity with this id. */
  Optional<EntitySummary> entity(String id);

  /**
   * The entities that have a name that starts so, in any script, case and with or without accents;
   * most frequent first. Where there is none, names in which a later word starts so.
   */
  List<EntitySummary> entitiesNamed(String name, int limit);

  /**
   * How many there are of each kind: {@code document}, {@code entity} and the assertions' kinds.
   */
  SortedMap<String, Long> counts();

  /** Everything, to be written out. */
  Snapshot snapshot();

  /**
   * Searches titles and texts. A query is words (all must be there), {@code "phrases"}, {@code
   * -not}, {@code this OR that} and {@code begin*}; any string is a query.
   */
  SearchResult find(String query, DocumentFilter filter, int limit);

  /** Which of some documents a query takes; see {@link #find}. */
  Set<String> matching(String query, Collection<String> documentIds);

  /**
   * Makes the search index again from the documents.
   *
   * @param progress takes the number of documents done so far
   * @return the number of documents
   */
  long reindex(LongConsumer progress);

  /** Makes sure that everything stored so far can be found by other processes. */
  void flush();

  @Override
  void close();
}
