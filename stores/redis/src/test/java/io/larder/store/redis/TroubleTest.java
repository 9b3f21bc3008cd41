package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.StoreConfig;
import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

class TroubleTest {
  private static final Settings STORE =
      Settings.of(new StoreConfig(StoreUri.parse("redis://u:pw@h/1"), Ticker.system()), false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOADING Redis is loading the dataset in memory | it is loading its data; try again",
        "MISCONF Redis is configured to save RDB snapshots | it cannot save to its disk",
        "CLUSTERDOWN The cluster is down                | the cluster is down or misses slots",
        "MASTERDOWN Link with MASTER is down            | its master is down",
        "NOREPLICAS Not enough good replicas to write   | too few replicas",
        "BUSY Redis is busy running a script            | it is busy with a script",
        "ERR Error running script (call to f_1): @user_script:9: -OOM command not allowed | out of memory",
        "ERR Error running script (call to f_1): @user_script:9: -READONLY You can't write | it is a replica"
      })
  void aServersErrorIsPutInWords(String error, String words) {
    assertThat(Trouble.of("commit", STORE, new JedisDataException(error)))
        .hasMessageStartingWith("commit on redis://h:6379/1 failed: ")
        .hasMessageContaining(words);
  }

  @Test
  void whatHasNoWordsIsQuoted() {
    assertThat(Trouble.of("get", STORE, new JedisConnectionException("odd")))
        .hasMessage("get on redis://h:6379/1 failed: the connection broke (odd)");
    assertThat(Trouble.of("get", STORE, new JedisDataException("ERR odd")))
        .hasMessage("get on redis://h:6379/1 failed: it says: ERR odd");
  }
}
