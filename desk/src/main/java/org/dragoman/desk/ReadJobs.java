package org.dragoman.desk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Files and texts that were handed in at the desk, read one batch after another. Thread-safe. */
final class ReadJobs implements AutoCloseable {

  private static final int REMEMBERED = 200;
  private static final int MOST_FILES = 500;

  private final Path uploads;
  private final Workshop workshop;
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "read");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<String, Job> jobs =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Job> eldest) {
          return size() > REMEMBERED && eldest.getValue().finished;
        }
      };

  private static final class Job {
    final int total;
    int done;
    boolean finished;
    final Set<String> documents = new LinkedHashSet<>();
    final List<Answer.Unread> problems = new ArrayList<>();

    Job(int total) {
      this.total = total;
    }
  }

  /** A file as it was handed in. */
  record Upload(String name, InputStream content) {}

  /**
   * Jobs.
   *
   * @param uploads the folder in which what was handed in is kept: it is the documents' source
   */
  ReadJobs(Path uploads, Workshop workshop) {
    this.uploads = uploads;
    this.workshop = workshop;
  }

  /** Begins to read some files; returns the job's id. */
  String begin(List<Upload> files) throws IOException {
    if (files.isEmpty() || files.size() > MOST_FILES) {
      throw Problem.wrong("hand in 1 to " + MOST_FILES + " files");
    }
    String id = id();
    Path folder = Files.createDirectories(uploads.resolve(id));
    List<String> kept = new ArrayList<>();
    int number = 0;
    for (Upload file : files) {
      // Only the last part of the name, and nothing that means something to a file system.
      String name = file.name().replaceAll("^.*[/\\\\]", "").replaceAll("[^\\p{L}\\p{N}._ -]", "_");
      boolean bad = name.isBlank() || name.startsWith(".");
      Path path = folder.resolve(number++ + "-" + (bad ? "file" : shortened(name)));
      Files.copy(file.content(), path);
      kept.add(path.toString());
    }
    return begin(id, kept);
  }

  /** Begins to read a page of the web; returns the job's id. */
  String begin(String address) {
    return begin(id(), List.of(address));
  }

  private String begin(String id, List<String> inputs) {
    Job job = new Job(inputs.size());
    synchronized (jobs) {
      jobs.put(id, job);
    }
    reader.execute(() -> run(job, inputs));
    return id;
  }

  private static String id() {
    byte[] bytes = new byte[8];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String shortened(String name) {
    return name.length() <= 100 ? name : name.substring(name.length() - 100);
  }

  private void run(Job job, List<String> inputs) {
    try {
      workshop.read(inputs, ended -> note(job, ended));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      note(job, new Workshop.Ended("", "", "the desk was closed"));
    } catch (RuntimeException e) {
      note(job, new Workshop.Ended("", "", "a defect of the program; please report it"));
    } finally {
      synchronized (jobs) {
        job.finished = true;
      }
    }
  }

  private void note(Job job, Workshop.Ended ended) {
    synchronized (jobs) {
      job.done++;
      if (ended.document().isEmpty()) {
        job.problems.add(new Answer.Unread(Views.address(ended.uri()), ended.reason()));
      } else {
        job.documents.add(ended.document());
      }
    }
  }

  /** How far a job is. */
  Answer.Progress progress(String id, RecordApi record) {
    int done;
    int total;
    boolean finished;
    Set<String> documents;
    List<Answer.Unread> problems;
    synchronized (jobs) {
      Job job = jobs.get(id);
      if (job == null) {
        throw Problem.unknown(id);
      }
      done = job.done;
      total = Math.max(job.total, job.done);
      finished = job.finished;
      documents = new LinkedHashSet<>(job.documents);
      problems = List.copyOf(job.problems);
    }
    return new Answer.Progress(done, total, finished, record.briefs(documents), problems);
  }

  @Override
  public void close() {
    reader.shutdownNow();
  }
}
