package dev.screener.tests.faults;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.message.ProduceResponseData.PartitionProduceResponse;
import org.apache.kafka.common.message.ProduceResponseData.TopicProduceResponse;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.RequestUtils;

/**
 * A mutant on one connection between a producer and its broker: a write is answered as kept before
 * it is passed on, and what the broker says of it is not. So whatever the broker never gets, or
 * refuses, was acknowledged. The producer itself cannot be told to do this.
 */
final class EarlyAnswers {
  private static final long PAUSE_NANOS = 200_000;
  private static final AtomicLong OFFSETS = new AtomicLong();

  private final DataInputStream fromClient;
  private final DataOutputStream toClient;
  private final DataInputStream fromBroker;
  private final DataOutputStream toBroker;
  private final Runnable gate;

  /** Requests of which the answer is on its way; a client takes answers in their order alone. */
  private final AtomicInteger asked = new AtomicInteger();

  private final Set<Integer> answered = ConcurrentHashMap.newKeySet();

  /**
   * @param gate returns when the way to the broker is free
   */
  EarlyAnswers(Socket client, Socket broker, Runnable gate) throws IOException {
    this.fromClient = new DataInputStream(client.getInputStream());
    this.toClient = new DataOutputStream(client.getOutputStream());
    this.fromBroker = new DataInputStream(broker.getInputStream());
    this.toBroker = new DataOutputStream(broker.getOutputStream());
    this.gate = gate;
  }

  /** Passes on what the client asks, until one of the two goes. */
  void requests() throws IOException {
    while (true) {
      byte[] frame = read(fromClient);
      ByteBuffer buffer = ByteBuffer.wrap(frame);
      if (buffer.getShort(0) == ApiKeys.PRODUCE.id) {
        RequestHeader header = RequestHeader.parse(buffer);
        while (asked.get() > 0) {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
        answered.add(header.correlationId());
        write(toClient, kept(header, buffer));
      } else {
        asked.incrementAndGet();
      }
      gate.run();
      write(toBroker, frame);
    }
  }

  /** Passes on what the broker answers, but for the writes. */
  void answers() throws IOException {
    while (true) {
      byte[] frame = read(fromBroker);
      gate.run();
      if (!answered.remove(ByteBuffer.wrap(frame).getInt(0))) {
        write(toClient, frame);
        asked.decrementAndGet();
      }
    }
  }

  private static byte[] kept(RequestHeader header, ByteBuffer body) {
    ProduceRequest request =
        ProduceRequest.parse(new ByteBufferAccessor(body), header.apiVersion());
    ProduceResponseData answer = new ProduceResponseData();
    for (TopicProduceData topic : request.data().topicData()) {
      List<PartitionProduceResponse> partitions =
          topic.partitionData().stream()
              .map(
                  partition ->
                      new PartitionProduceResponse()
                          .setIndex(partition.index())
                          .setBaseOffset(OFFSETS.getAndIncrement()))
              .toList();
      answer
          .responses()
          .add(
              new TopicProduceResponse()
                  .setName(topic.name())
                  .setTopicId(topic.topicId())
                  .setPartitionResponses(partitions));
    }
    ByteBuffer bytes =
        RequestUtils.serialize(
            header.toResponseHeader().data(),
            header.toResponseHeader().headerVersion(),
            answer,
            header.apiVersion());
    byte[] frame = new byte[bytes.remaining()];
    bytes.get(frame);
    return frame;
  }

  private static byte[] read(DataInputStream in) throws IOException {
    byte[] frame = new byte[in.readInt()];
    in.readFully(frame);
    return frame;
  }

  /** Two threads answer the client. */
  private static void write(DataOutputStream out, byte[] frame) throws IOException {
    synchronized (out) {
      out.writeInt(frame.length);
      out.write(frame);
      out.flush();
    }
  }
}
