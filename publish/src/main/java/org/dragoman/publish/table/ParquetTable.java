package org.dragoman.publish.table;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** A table as Apache Parquet, compressed with gzip. */
final class ParquetTable implements EventTables.TableWriter {

  /** Rows are kept until so many bytes are full, so this bounds the memory. */
  private static final long ROW_GROUP = 16L << 20;

  private static final MessageType SCHEMA =
      new MessageType("event", Column.ALL.stream().map(ParquetTable::field).toList());

  private final ParquetWriter<EventRow> writer;

  ParquetTable(OutputStream out) throws IOException {
    writer =
        new Builder(new Streamed(out))
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new JdkGzip())
            .withCompressionCodec(CompressionCodecName.GZIP)
            .withRowGroupSize(ROW_GROUP)
            .build();
  }

  private static Type field(Column column) {
    return switch (column.type()) {
      case TEXT ->
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case INTEGER -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
      case NUMBER -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
      case DATE ->
          Types.optional(PrimitiveTypeName.INT32)
              .as(LogicalTypeAnnotation.dateType())
              .named(column.name());
    };
  }

  @Override
  public void take(EventRow row) throws IOException {
    writer.write(row);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Builder extends ParquetWriter.Builder<EventRow, Builder> {
    Builder(OutputFile file) {
      super(file);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<EventRow> getWriteSupport(ParquetConfiguration configuration) {
      return new Rows();
    }

    @Override
    @SuppressWarnings("deprecation") // abstract still
    protected WriteSupport<EventRow> getWriteSupport(Configuration configuration) {
      return new Rows();
    }
  }

  /** Writes rows column by column. */
  private static final class Rows extends WriteSupport<EventRow> {
    private @Nullable RecordConsumer prepared;

    @Override
    public String getName() {
      return "dragoman";
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
      return new WriteContext(SCHEMA, Map.of());
    }

    @Override
    @SuppressWarnings("deprecation") // abstract still
    public WriteContext init(Configuration configuration) {
      return new WriteContext(SCHEMA, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
      prepared = recordConsumer;
    }

    @Override
    public void write(EventRow row) {
      RecordConsumer consumer = Objects.requireNonNull(prepared);
      consumer.startMessage();
      for (int i = 0; i < Column.ALL.size(); i++) {
        Column column = Column.ALL.get(i);
        Object value = column.value().of(row);
        if (value != null) {
          consumer.startField(column.name(), i);
          switch (value) {
            case String text -> consumer.addBinary(Binary.fromString(text));
            case Long number -> consumer.addLong(number);
            case Double number -> consumer.addDouble(number);
            case LocalDate day -> consumer.addInteger(Math.toIntExact(day.toEpochDay()));
            default -> throw new IllegalStateException("no cell for " + value.getClass());
          }
          consumer.endField(column.name(), i);
        }
      }
      consumer.endMessage();
    }
  }

  /** An output that Parquet writes from beginning to end; it is not closed with the table. */
  private record Streamed(OutputStream out) implements OutputFile {

    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return new Counted(out);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return new Counted(out);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }

  private static final class Counted extends PositionOutputStream {
    private final OutputStream out;
    private long position;

    Counted(OutputStream out) {
      this.out = out;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      position++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      position += length;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}
