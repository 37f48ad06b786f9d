/**
 * The fault range: a workload from a seed, faults from the same seed, and a checker that holds what
 * came out against what went in.
 */
package dev.screener.tests.faults;
