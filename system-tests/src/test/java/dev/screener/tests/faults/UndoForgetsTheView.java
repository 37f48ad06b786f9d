package dev.screener.tests.faults;

import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.moderation.cases.Change;
import dev.screener.moderation.cases.Judgement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * A mutant: a decision that is undone changes the verdict, and nobody tells the views. Set by the
 * Streams setting {@code processor.wrapper.class}.
 */
public final class UndoForgetsTheView implements ProcessorWrapper {

  @Override
  public <KIn, VIn, KOut, VOut>
      WrappedProcessorSupplier<KIn, VIn, KOut, VOut> wrapProcessorSupplier(
          String name, ProcessorSupplier<KIn, VIn, KOut, VOut> supplier) {
    return new WrappedProcessorSupplier<>() {
      @Override
      public Processor<KIn, VIn, KOut, VOut> get() {
        Processor<KIn, VIn, KOut, VOut> desk = supplier.get();
        return name.equals("take-decision") ? new Silent<>(desk) : desk;
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return supplier.stores();
      }
    };
  }

  @Override
  public <KIn, VIn, VOut>
      WrappedFixedKeyProcessorSupplier<KIn, VIn, VOut> wrapFixedKeyProcessorSupplier(
          String name, FixedKeyProcessorSupplier<KIn, VIn, VOut> supplier) {
    return ProcessorWrapper.asWrappedFixedKey(supplier);
  }

  private static final class Silent<KIn, VIn, KOut, VOut>
      implements Processor<KIn, VIn, KOut, VOut> {
    private final Processor<KIn, VIn, KOut, VOut> desk;

    Silent(Processor<KIn, VIn, KOut, VOut> desk) {
      this.desk = desk;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void init(ProcessorContext<KOut, VOut> context) {
      desk.init(
          (ProcessorContext<KOut, VOut>)
              Proxy.newProxyInstance(
                  getClass().getClassLoader(),
                  new Class<?>[] {ProcessorContext.class},
                  (proxy, method, arguments) -> {
                    if (method.getName().equals("forward")) {
                      arguments[0] = silenced((Record<?, ?>) arguments[0]);
                    }
                    try {
                      return method.invoke(context, arguments);
                    } catch (InvocationTargetException e) {
                      throw e.getCause();
                    }
                  }));
    }

    @Override
    public void process(Record<KIn, VIn> record) {
      desk.process(record);
    }

    @Override
    public void close() {
      desk.close();
    }

    private static Record<?, ?> silenced(Record<?, ?> record) {
      if (!(record.value() instanceof Judgement judgement)
          || judgement.verdict().getDecisionAnswer() != DecisionAnswer.UNDONE) {
        return record;
      }
      return record.withValue(
          new Judgement(
              judgement.verdict(),
              judgement.said(),
              new Change<>(false, null),
              judgement.queue(),
              judgement.authorId(),
              judgement.word(),
              judgement.settled(),
              judgement.audited(),
              judgement.shadowed(),
              judgement.appeal(),
              judgement.imported(),
              judgement.publicMillis()));
    }
  }
}
