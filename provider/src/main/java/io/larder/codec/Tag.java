package io.larder.codec;

/** The first byte of each canonical value: what follows. Stored for good, so never changed. */
final class Tag {
  static final int NULL = 0x00;

  static final int ENUM = 0x01;
  static final int RECORD = 0x02;
  static final int CHECKED_RECORD = 0x03;
  static final int LIST = 0x04;
  static final int BYTES = 0x05;
  static final int JAVA = 0x06;

  static final int STRING = 0x10;
  static final int STRING_UTF16 = 0x11;
  static final int BOOLEAN = 0x12;
  static final int BYTE = 0x13;
  static final int SHORT = 0x14;
  static final int CHARACTER = 0x15;
  static final int INTEGER = 0x16;
  static final int LONG = 0x17;
  static final int FLOAT = 0x18;
  static final int DOUBLE = 0x19;
  static final int BIG_INTEGER = 0x1A;
  static final int BIG_DECIMAL = 0x1B;
  static final int UUID = 0x1C;

  static final int INSTANT = 0x20;
  static final int LOCAL_DATE = 0x21;
  static final int LOCAL_TIME = 0x22;
  static final int LOCAL_DATE_TIME = 0x23;
  static final int OFFSET_TIME = 0x24;
  static final int OFFSET_DATE_TIME = 0x25;
  static final int ZONED_DATE_TIME = 0x26;
  static final int DURATION = 0x27;
  static final int PERIOD = 0x28;
  static final int YEAR = 0x29;
  static final int YEAR_MONTH = 0x2A;
  static final int MONTH_DAY = 0x2B;
  static final int ZONE_OFFSET = 0x2C;
  static final int ZONE_REGION = 0x2D;

  private Tag() {}
}
