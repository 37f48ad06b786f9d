/** The campaign desk: who else wrote the same. */
@NullMarked
package dev.screener.moderation.campaign;

import org.jspecify.annotations.NullMarked;
