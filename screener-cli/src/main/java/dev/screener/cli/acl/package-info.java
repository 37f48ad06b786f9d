/** What each service must be allowed on the cluster, and no more. */
@NullMarked
package dev.screener.cli.acl;

import org.jspecify.annotations.NullMarked;
