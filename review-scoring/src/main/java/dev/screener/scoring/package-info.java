/** Reading a review: from text to named numbers. Pure Java; knows nothing of topics or schemas. */
@NullMarked
package dev.screener.scoring;

import org.jspecify.annotations.NullMarked;
