/** The pages in a real browser, before the whole pipeline as the demo runs it. */
package dev.screener.tests.pages;
