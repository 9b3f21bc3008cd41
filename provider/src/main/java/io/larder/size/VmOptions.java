package io.larder.size;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a HotSpot VM what decides about its objects' layout. Of another VM, or without the
 * module {@code jdk.management}, the usual is assumed: that of HotSpot on 64 bits.
 */
final class VmOptions {
  /** Up to here references fit into 32 bits, shifted by 3. */
  private static final long MAX_COMPRESSED_HEAP = 32L << 30;

  /** Before it the elements of every array began at a whole word [JDK-8139457]. */
  private static final int FIRST_WITH_DENSE_ARRAYS = 23;

  private final @Nullable HotSpotDiagnosticMXBean options = find();

  private VmOptions() {}

  static Layout layout() {
    VmOptions vm = new VmOptions();
    boolean smallHeap = Runtime.getRuntime().maxMemory() < MAX_COMPRESSED_HEAP;
    return new Layout(
        vm.header(),
        vm.is("UseCompressedOops", smallHeap) ? Integer.BYTES : Long.BYTES,
        Integer.parseInt(vm.value("ObjectAlignmentInBytes", "8")),
        Runtime.version().feature() < FIRST_WITH_DENSE_ARRAYS,
        vm.is("CompactStrings", true));
  }

  /** The mark word, and the class: inside it, in half a word or in a whole one. */
  private int header() {
    if (is("UseCompactObjectHeaders", false)) {
      return Long.BYTES;
    }
    return Long.BYTES + (is("UseCompressedClassPointers", true) ? Integer.BYTES : Long.BYTES);
  }

  private boolean is(String option, boolean otherwise) {
    return Boolean.parseBoolean(value(option, String.valueOf(otherwise)));
  }

  private String value(String option, String otherwise) {
    if (options == null) {
      return otherwise;
    }
    try {
      return options.getVMOption(option).getValue();
    } catch (IllegalArgumentException unknownToThisVm) {
      return otherwise;
    }
  }

  private static @Nullable HotSpotDiagnosticMXBean find() {
    try {
      return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    } catch (LinkageError | IllegalArgumentException notHotSpot) {
      return null;
    }
  }
}
