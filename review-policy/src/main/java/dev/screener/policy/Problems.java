package dev.screener.policy;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Gathers what is wrong with a text, so that its author learns of everything at once. */
final class Problems {

  /** More than this nobody reads; a hostile text could have millions. */
  private static final int MOST = 50;

  private final List<Problem> found = new ArrayList<>();

  void at(Node node, String where, String message, String hint) {
    at(node.getStartMark(), where, message, hint);
  }

  void at(Mark mark, String where, String message, String hint) {
    add(new Problem(mark.getLine() + 1, mark.getColumn() + 1, where, "", message, hint));
  }

  void add(Problem problem) {
    if (found.size() < MOST) {
      found.add(problem);
    }
  }

  boolean none() {
    return found.isEmpty();
  }

  List<Problem> list() {
    return List.copyOf(found);
  }
}
