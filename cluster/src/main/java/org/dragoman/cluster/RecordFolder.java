package org.dragoman.cluster;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The folder in which a reconciled record is kept, a table in each folder below it; it has its name
 * only when it is whole.
 *
 * @param read the folder of what was read
 */
record RecordFolder(String read) {

  private static final String NAME = "record";
  private static final String UNFINISHED = "unfinished-record";

  private Path path(String name) {
    return new Path(read, name);
  }

  private FileSystem files() throws IOException {
    return path(NAME).getFileSystem(new Configuration());
  }

  /** Makes room for a new record. */
  void begin(SparkSession spark) throws IOException {
    files().delete(path(UNFINISHED), true);
    spark.sparkContext().setCheckpointDir(new Path(path(UNFINISHED), "rounds").toString());
  }

  /** Writes a table, and reads it again. */
  Dataset<Row> keep(String table, Dataset<Row> rows, SparkSession spark) {
    String path = new Path(path(UNFINISHED), table).toString();
    rows.write().parquet(path);
    return spark.read().schema(rows.schema()).parquet(path);
  }

  /** Puts the record into its place. */
  void finish() throws IOException {
    FileSystem files = files();
    for (String table : new String[] {"rounds", "things", "bodies", "strong", "settled"}) {
      files.delete(new Path(path(UNFINISHED), table), true);
    }
    files.delete(path(NAME), true);
    if (!files.rename(path(UNFINISHED), path(NAME))) {
      throw new IOException("cannot rename " + path(UNFINISHED));
    }
  }

  /**
   * A table.
   *
   * @throws UnusableException where there is no whole record
   */
  Dataset<Row> table(String table, SparkSession spark) {
    try {
      if (!files().exists(path(NAME))) {
        throw new UnusableException(
            "what was read into " + read + " is not reconciled; run dragoman-cluster reconcile");
      }
    } catch (IOException e) {
      throw new UnusableException(
          "the folder " + read + " cannot be used: " + UnusableException.oneLine(e), e);
    }
    return spark.read().parquet(new Path(path(NAME), table).toString());
  }
}
