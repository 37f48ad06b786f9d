package dev.screener.contracts.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One memory for all stores of a process: each store alone would take 66 MB and more. Set by the
 * Streams setting {@code rocksdb.config.setter}.
 */
public final class BoundedRocksMemory implements RocksDBConfigSetter {

  private static final long CACHE_BYTES = 128L * 1024 * 1024;
  private static final long WRITE_BUFFER_BYTES = 64L * 1024 * 1024;
  private static final long ONE_WRITE_BUFFER_BYTES = 16L * 1024 * 1024;

  /**
   * What a store takes of the write buffers with its first entry, and at a time thereafter. By
   * default it were an eighth of a write buffer, at most 1 MB: some hundreds of stores, one for
   * each partition, then exceed the bound while they are all but empty, and each write is flushed
   * to a file of its own.
   */
  private static final long WRITE_BUFFER_STEP_BYTES = 32L * 1024;

  private static final int BLOOM_BITS_A_KEY = 10;

  static {
    // The statics below call native code, which must be loaded first.
    RocksDB.loadLibrary();
  }

  private static final Cache CACHE = new LRUCache(CACHE_BYTES);
  private static final WriteBufferManager WRITE_BUFFERS =
      new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);
  private static final BloomFilter BLOOM = new BloomFilter(BLOOM_BITS_A_KEY, false);

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    // Index and filter blocks count too, or memory grows with the store.
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    table.setPinTopLevelIndexAndFilter(true);
    // Most reads are of keys that are not there: a new review has no case.
    table.setFilterPolicy(BLOOM);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(WRITE_BUFFERS);
    options.setWriteBufferSize(ONE_WRITE_BUFFER_BYTES);
    options.setArenaBlockSize(WRITE_BUFFER_STEP_BYTES);
    options.setCompressionType(CompressionType.LZ4_COMPRESSION);
  }

  /** The memory is the process's, not the store's: nothing to close. */
  @Override
  public void close(String storeName, Options options) {}
}
