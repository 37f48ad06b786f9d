package dev.screener.cli;

import java.io.Console;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Progress for a person who watches; nothing of it where output goes into a file or a pipe. */
public final class Terminal {
  private Terminal() {}

  /**
   * Whether somebody watches, and can press Enter: both standard input and output are a terminal.
   * Whether they want colours is another question.
   */
  public static boolean showsProgress() {
    return isTerminal(System.console());
  }

  /**
   * A bar on standard error, gone when it is done.
   *
   * @param max -1 where it is not known
   */
  public static ProgressBarBuilder bar(String task, long max) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(max)
        .setStyle(style(System.getenv()))
        .clearDisplayOnFinish();
  }

  /** A bar that counts bytes; {@code size} is -1 where it is not known. */
  static ProgressBar bytesBar(String task, long size) {
    return bar(task, size).setUnit(" kB", 1024).showSpeed().build();
  }

  /**
   * Without colours for whoever has set NO_COLOR to anything.
   *
   * @see <a href="https://no-color.org">no-color.org</a>
   */
  static ProgressBarStyle style(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK
        : ProgressBarStyle.UNICODE_BLOCK;
  }

  /** From Java 22 on there is a console without a terminal, too, and it can be asked. */
  private static boolean isTerminal(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException olderJava) {
      return true;
    }
  }
}
