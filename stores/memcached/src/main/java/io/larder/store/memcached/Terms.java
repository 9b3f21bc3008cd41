package io.larder.store.memcached;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import net.spy.memcached.ClientMode;
import net.spy.memcached.DefaultConnectionFactory;
import net.spy.memcached.FailureMode;
import net.spy.memcached.OperationFactory;
import net.spy.memcached.ops.Operation;
import org.jspecify.annotations.Nullable;

/**
 * How the client behaves: to one server, by a daemon thread, without any repetition of its own, and
 * without looking for other servers.
 */
final class Terms extends DefaultConnectionFactory {
  private final OperationFactory operations;
  private final long timeoutMillis;
  private final @Nullable SSLContext tls;
  private final String host;

  Terms(Protocol protocol, long timeoutMillis, @Nullable SSLContext tls, String host) {
    super(ClientMode.Static);
    this.operations = protocol.factory();
    this.timeoutMillis = timeoutMillis;
    this.tls = tls;
    this.host = host;
  }

  @Override
  public OperationFactory getOperationFactory() {
    return operations;
  }

  @Override
  public FailureMode getFailureMode() {
    return FailureMode.Cancel;
  }

  @Override
  public boolean isDaemon() {
    return true;
  }

  @Override
  public boolean getKeepAlive() {
    return true;
  }

  @Override
  public long getOperationTimeout() {
    return timeoutMillis;
  }

  /** Without a bound: nobody waits in line for a place in the line. */
  @Override
  public BlockingQueue<Operation> createOperationQueue() {
    return new LinkedBlockingQueue<>();
  }

  @Override
  public @Nullable SSLContext getSSLContext() {
    return tls;
  }

  @Override
  public String getHostnameForTlsVerification() {
    return host;
  }
}
