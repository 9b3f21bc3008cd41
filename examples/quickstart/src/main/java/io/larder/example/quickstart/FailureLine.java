package io.larder.example.quickstart;

import java.io.PrintStream;
import javax.cache.CacheException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** A line instead of a stack trace when the store cannot be opened or used. */
record FailureLine(PrintStream err) implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed)
      throws Exception {
    if (e instanceof CacheException) {
      Throwable cause = e.getCause();
      err.println(e.getMessage() + (cause == null ? "" : ": " + cause.getMessage()));
      return CommandLine.ExitCode.SOFTWARE;
    }
    if (e instanceof IllegalArgumentException) { // a URI that names no store
      err.println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    throw e;
  }
}
