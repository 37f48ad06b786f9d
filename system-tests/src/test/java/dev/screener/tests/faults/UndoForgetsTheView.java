package dev.screener.tests.faults;

import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.moderation.cases.Change;
import dev.screener.moderation.cases.Judgement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** A mutant: a decision that is undone changes the verdict, and nobody tells the views. */
public final class UndoForgetsTheView extends OneDesk {

  public UndoForgetsTheView() {
    super("take-decision");
  }

  @Override
  <KIn, VIn, KOut, VOut> Processor<KIn, VIn, KOut, VOut> broken(
      Processor<KIn, VIn, KOut, VOut> desk) {
    return new Silent<>(desk);
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
