package io.larder.benchmark.heap;

import java.util.List;

/**
 * One row of the table: who is measured, how, and what is to be reached.
 *
 * @param name for people and for the command line
 * @param unit of a sample
 * @param probe takes one sample
 * @param peers to be surpassed: the best of them counts
 * @param others measured beside, such as ceilings
 * @param goals what is to be reached; none when it is only reported
 */
record Measure(
    String name,
    String unit,
    Probe probe,
    List<String> peers,
    List<String> others,
    List<Goal> goals) {}
