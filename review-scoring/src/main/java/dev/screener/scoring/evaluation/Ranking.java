package dev.screener.scoring.evaluation;

import java.util.Arrays;

/** How well scores put one kind of text above another. */
public final class Ranking {

  private Ranking() {}

  /** The chance that a text of the first kind scores above one of the second; ties count half. */
  public static double auc(double[] positive, double[] negative) {
    double[] sorted = negative.clone();
    Arrays.sort(sorted);
    double wins = 0;
    for (double score : positive) {
      int below = countBelow(sorted, score);
      int upTo = countBelow(sorted, Math.nextUp(score));
      wins += below + (upTo - below) / 2.0;
    }
    return wins / ((double) positive.length * negative.length);
  }

  /** The lowest threshold above which at most this share of the scores lies. */
  public static double thresholdAt(double falsePositiveRate, double[] negative) {
    double[] sorted = negative.clone();
    Arrays.sort(sorted);
    int allowed = (int) Math.floor(falsePositiveRate * sorted.length);
    return sorted[sorted.length - 1 - Math.min(allowed, sorted.length - 1)];
  }

  /** The share of scores above the threshold. */
  public static double shareAbove(double threshold, double[] scores) {
    return (double) Arrays.stream(scores).filter(score -> score > threshold).count()
        / Math.max(1, scores.length);
  }

  private static int countBelow(double[] sorted, double score) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
