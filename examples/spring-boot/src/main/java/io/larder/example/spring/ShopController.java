package io.larder.example.spring;

import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The service by HTTP. */
@RestController
public class ShopController {
  private final Catalogue catalogue;
  private final FiguresReader figures;

  /** Made by Spring. */
  ShopController(Catalogue catalogue, FiguresReader figures) {
    this.catalogue = catalogue;
    this.figures = figures;
  }

  /** Returns a price, or 404. */
  @GetMapping("/prices/{article}")
  public ResponseEntity<Price> price(@PathVariable String article) {
    return ResponseEntity.ofNullable(catalogue.price(article));
  }

  /** Sets a price. */
  @PutMapping("/prices/{article}")
  public Price setPrice(@PathVariable String article, @RequestParam int cents) {
    return catalogue.setPrice(article, cents);
  }

  /** Removes an article. */
  @DeleteMapping("/prices/{article}")
  public void remove(@PathVariable String article) {
    catalogue.remove(article);
  }

  /** Returns how many there are in a city. */
  @GetMapping("/stock/{article}")
  public int stock(@PathVariable String article, @RequestParam String city) {
    return catalogue.stock(article, city);
  }

  /** Returns a name. */
  @GetMapping("/names/{article}")
  public String name(@PathVariable String article) {
    return catalogue.name(article);
  }

  /** Returns how often something had to be looked up. */
  @GetMapping("/lookups")
  public long lookups() {
    return catalogue.lookups();
  }

  /** Returns the figures of all caches. */
  @GetMapping("/figures")
  public List<CacheFigures> figures() {
    return figures.all();
  }
}
