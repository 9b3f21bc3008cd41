package io.larder.example.audit;

import javax.cache.CacheException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** A line instead of a stack trace when an argument is none, or the cache cannot be flushed. */
final class FailureLine implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed)
      throws Exception {
    if (e instanceof CacheException || e instanceof IllegalArgumentException) {
      line.getErr().println(e.getMessage());
      return e instanceof CacheException
          ? CommandLine.ExitCode.SOFTWARE
          : CommandLine.ExitCode.USAGE;
    }
    throw e;
  }
}
