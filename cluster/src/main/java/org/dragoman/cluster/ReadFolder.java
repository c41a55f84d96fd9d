package org.dragoman.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The folder in which what was read is kept: for each piece a folder {@code piece-…} with {@code
 * documents.parquet} and {@code endings.parquet}.
 *
 * <p>A piece is written beside and then moved there at once, so that what has its name is whole,
 * whenever a process is killed; of two that write the same, the first counts. The folder must be
 * one that all machines see, of a file system that moves folders at once: a disk, NFS or HDFS.
 *
 * @param path of the folder, or its URI
 */
record ReadFolder(String path) implements Serializable {

  private static final long serialVersionUID = 1;

  private static final String PIECE = "piece-";
  private static final String UNFINISHED = "unfinished-";

  /** What is held of a file until it is written. */
  private static final long ROW_GROUP = 32L << 20;

  /** A path of this machine as one that does not depend on where a process runs. */
  static String absolute(String folder) {
    return folder.matches("[a-z][a-z0-9+.-]+:.*")
        ? folder
        : java.nio.file.Path.of(folder).toAbsolutePath().toUri().toString().replaceFirst("/+$", "");
  }

  /** The documents that were read, each once; of two that differ in their date, one. */
  Dataset<Row> documents(SparkSession spark) {
    Dataset<Row> all = spark.read().parquet(table("documents"));
    return Schemas.together(all, "id", List.of("line"))
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                rows -> new Flat<>(new Groups(rows, "id"), same -> List.of(same.get(0))),
            Schemas.rows(all.schema()));
  }

  /** The record that is made of it. */
  RecordFolder record() {
    return new RecordFolder(path);
  }

  /** All files of a table, for Spark. */
  String table(String name) {
    return path + "/" + PIECE + "*/" + name + ".parquet";
  }

  /** The file of a table with what one piece gave. */
  String table(String name, String piece) {
    return path + "/" + piece + "/" + name + ".parquet";
  }

  /**
   * The ids of the pieces that are there.
   *
   * @throws UnusableException where the folder cannot be used
   */
  Set<String> pieces() {
    Set<String> ids = new TreeSet<>();
    for (FileStatus entry : entries()) {
      if (entry.getPath().getName().startsWith(PIECE)) {
        ids.add(entry.getPath().getName());
      }
    }
    return ids;
  }

  /** Makes the folder where it is not there, and removes what killed processes left in it. */
  void prepare() {
    try {
      Path folder = new Path(path);
      FileSystem files = folder.getFileSystem(new Configuration());
      files.mkdirs(folder);
      for (FileStatus entry : entries()) {
        if (entry.getPath().getName().startsWith(UNFINISHED)) {
          files.delete(entry.getPath(), true);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw unusable(e);
    }
  }

  private FileStatus[] entries() {
    try {
      Path folder = new Path(path);
      return folder.getFileSystem(new Configuration()).listStatus(folder);
    } catch (IOException | IllegalArgumentException e) {
      throw unusable(e);
    }
  }

  private UnusableException unusable(Exception e) {
    return new UnusableException(
        "the folder "
            + path
            + " cannot be used: "
            + UnusableException.oneLine(e)
            + "; check its path and rights",
        e);
  }

  boolean has(String piece) throws IOException {
    Path folder = new Path(path, piece);
    return folder.getFileSystem(new Configuration()).exists(folder);
  }

  /** Begins to write what a piece gives. */
  Writing write(String piece) throws IOException {
    return new Writing(piece);
  }

  /** What one piece gives, as it is written; gone where it is not finished. */
  final class Writing implements Closeable {

    private final Path beside;
    private final Path target;
    private final ParquetWriter<Group> documents;
    private final ParquetWriter<Group> endings;
    private boolean finished;

    private Writing(String piece) throws IOException {
      target = new Path(path, piece);
      beside = new Path(path, UNFINISHED + piece + "-" + UUID.randomUUID());
      documents = writer("documents", ToldDocument.SCHEMA);
      endings = writer("endings", InputEnding.SCHEMA);
    }

    private ParquetWriter<Group> writer(String table, MessageType schema) throws IOException {
      return ExampleParquetWriter.builder(
              HadoopOutputFile.fromPath(new Path(beside, table + ".parquet"), new Configuration()))
          .withType(schema)
          .withRowGroupSize(ROW_GROUP)
          .withCompressionCodec(CompressionCodecName.ZSTD)
          .build();
    }

    void add(ToldDocument document) throws IOException {
      documents.write(document.row());
    }

    void add(InputEnding ending) throws IOException {
      endings.write(ending.row());
    }

    /** Puts it into its place, unless another was there before. */
    void finish() throws IOException {
      finished = true;
      documents.close();
      endings.close();
      FileContext files = FileContext.getFileContext(target.toUri(), new Configuration());
      try {
        files.rename(files.makeQualified(beside), files.makeQualified(target));
      } catch (FileAlreadyExistsException e) {
        files.delete(files.makeQualified(beside), true);
      }
    }

    @Override
    public void close() throws IOException {
      if (!finished) {
        documents.close();
        endings.close();
        beside.getFileSystem(new Configuration()).delete(beside, true);
      }
    }
  }
}
