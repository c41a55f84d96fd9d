package org.dragoman.app;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.dragoman.app.mcp.RecordTools;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dragoman mcp}: the record for assistant programs, over standard input and output. */
@Command(
    name = "mcp",
    description = {
      "Serves the record to an assistant program by the Model Context Protocol,",
      "over standard input and output. Nothing is changed; every line has its source."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Name it in the assistant's settings as a server with the command \"dragoman\"",
      "and the argument \"mcp\"; it ends with the assistant."
    })
final class McpCommand implements Callable<Integer> {

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Console console = Console.of(spec);
    // Standard output is the protocol's alone: whatever else prints goes to standard error.
    System.setOut(System.err);
    McpJsonMapper json = McpJsonDefaults.getMapper();
    try (Archive opened = archive.openExisting(ArchiveOptions.reading(console::trouble))) {
      Input input = new Input(System.in);
      McpSyncServer server =
          McpServer.sync(
                  new StdioServerTransportProvider(
                      json, input, new FileOutputStream(FileDescriptor.out)))
              .serverInfo("dragoman", Version.READER.replaceFirst("^\\S+ ", ""))
              .instructions(
                  "A sourced record of diplomacy. It says who says what, never what is so. Answer"
                      + " from these tools only with their citations: outlet, title, date and the"
                      + " exact words. Where sources differ, give all of them.")
              .capabilities(ServerCapabilities.builder().tools(false).build())
              .jsonMapper(json)
              .jsonSchemaValidator(McpJsonDefaults.getSchemaValidator())
              .tools(new RecordTools(opened, Clock.systemUTC(), Version.READER).all())
              .build();
      input.awaitEnd();
      server.closeGracefully();
      return ExitCode.DONE;
    }
  }

  /** An input that tells when it has ended. */
  private static final class Input extends FilterInputStream {
    private final CountDownLatch ended = new CountDownLatch(1);

    Input(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return told(super.read());
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      try {
        return told(super.read(bytes, from, length));
      } catch (IOException e) {
        ended.countDown();
        throw e;
      }
    }

    private int told(int read) {
      if (read < 0) {
        ended.countDown();
      }
      return read;
    }

    void awaitEnd() throws InterruptedException {
      ended.await();
    }
  }
}
