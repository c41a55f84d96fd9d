package org.dragoman.cluster;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** The columns of the tables between the stages. */
final class Schemas {

  static final StructType ITEM = new StructType().add("id", StringType).add("line", StringType);

  static final StructType USE =
      new StructType()
          .add("document", StringType)
          .add("subject", StringType)
          .add("item", StringType)
          .add("origin", StringType);

  /** What a document gives to be compared. */
  static final StructType THINGS =
      new StructType()
          .add("document", StringType)
          .add("origin", StringType)
          .add("telling", StringType)
          .add("keys", createArrayType(StringType))
          .add("cites", BooleanType)
          .add("items", createArrayType(ITEM))
          .add("uses", createArrayType(USE));

  /** Two things that share a key and are alike, the lesser id first. */
  static final StructType PAIR =
      new StructType()
          .add("one", StringType)
          .add("other", StringType)
          .add("likeness", DoubleType)
          .add("why", StringType);

  private Schemas() {}

  static StructType strings(String... columns) {
    StructType schema = new StructType();
    for (String column : columns) {
      schema = schema.add(column, StringType);
    }
    return schema;
  }

  static StructType with(StructType schema, String column, DataType type) {
    return schema.add(column, type);
  }

  static Encoder<Row> rows(StructType schema) {
    return Encoders.row(schema);
  }

  /** Rows so that those with one value are in one place, one behind the other. */
  static Dataset<Row> together(Dataset<Row> rows, String column, List<String> then) {
    return rows.repartition(rows.col(column))
        .sortWithinPartitions(column, then.toArray(String[]::new));
  }
}
