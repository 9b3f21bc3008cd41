package io.larder.example.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.ConfigurableApplicationContext;

/** A small service: prices, names and stock of articles, and a page that shows hits rising. */
@SpringBootApplication
@EnableCaching
public class Shop {
  /** Made by Spring. */
  Shop() {}

  /** Runs the service until it is stopped; with {@code --visits=N} until so many have been. */
  public static void main(String[] args) {
    ConfigurableApplicationContext shop = SpringApplication.run(Shop.class, args);
    Integer visits = shop.getEnvironment().getProperty("visits", Integer.class);
    if (visits == null) {
      String port = shop.getEnvironment().getProperty("local.server.port");
      System.out.println(
          "http://127.0.0.1:" + port + "/ shows what the caches do; stop with Ctrl-C");
    } else {
      shop.getBean(Visits.class).make(visits, System.out);
      shop.close();
    }
  }
}
