package dev.screener.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Help.Ansi;

/** Progress for a person who watches; nothing of it where output goes into a file or a pipe. */
public final class Terminal {
  private Terminal() {}

  /** Whether somebody watches. */
  public static boolean showsProgress() {
    return Ansi.AUTO.enabled();
  }

  /** A bar on standard error that counts bytes; {@code size} is -1 where it is not known. */
  static ProgressBar bytesBar(String task, long size) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(size)
        .setUnit(" kB", 1024)
        .showSpeed()
        .clearDisplayOnFinish()
        .build();
  }
}
