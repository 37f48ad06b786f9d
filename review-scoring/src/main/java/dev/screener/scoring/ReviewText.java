package dev.screener.scoring;

import org.jspecify.annotations.Nullable;

/**
 * What an author wrote.
 *
 * @param title the headline, if there is one
 * @param text the body, if there is one
 * @param language a BCP 47 tag as the site gave it; a hint only, since sites are often wrong about
 *     it
 */
public record ReviewText(
    @Nullable String title, @Nullable String text, @Nullable String language) {}
