// Shows what happens to the film's reviews while its page is read, without moving what is being read.

import { renewReviews } from "./film-page.js";

const main = document.getElementById("film");
const news = document.getElementById("news");
const newsButton = news.querySelector("button");
const gone = "This review is no longer shown.";

/** Reviews that became public and are not on the page. */
const arrived = new Set();

const events = new EventSource(`/v1/films/${encodeURIComponent(main.dataset.filmId)}/events`);
events.addEventListener("shown", (event) => arrive(JSON.parse(event.data).reviewId));
events.addEventListener("changed", (event) => arrive(JSON.parse(event.data).reviewId));
events.addEventListener("gone", (event) => leave(JSON.parse(event.data).reviewId));
events.addEventListener("counts", (event) => count(JSON.parse(event.data)));
events.addEventListener("reset", () => tell("There is news. Show it"));

newsButton.addEventListener("click", async () => {
  if (!(await renewReviews())) return;
  arrived.clear();
  tell("");
  const heading = document.getElementById("reviews-heading");
  heading.tabIndex = -1;
  heading.focus();
});

function onPage(reviewId) {
  const review = document.getElementById(`review-${reviewId}`);
  return review && !review.dataset.gone ? review : null;
}

function arrive(reviewId) {
  // The page may be taken anew in the same moment, by who wrote the review.
  setTimeout(() => {
    if (onPage(reviewId)) return;
    arrived.add(reviewId);
    tellArrived();
  }, 1_500);
}

/** The place stays as high as it was, so that nothing jumps. */
function leave(reviewId) {
  if (arrived.delete(reviewId)) tellArrived();
  const review = onPage(reviewId);
  if (!review) return;
  review.style.minHeight = `${review.offsetHeight}px`;
  const sentence = document.createElement("p");
  sentence.className = "nothing";
  sentence.textContent = gone;
  review.replaceChildren(sentence);
  review.dataset.gone = "true";
}

function tellArrived() {
  const missing = [...arrived].filter((reviewId) => !onPage(reviewId)).length;
  tell(missing === 0 ? "" : `${missing} new ${missing === 1 ? "review" : "reviews"}. Show`);
}

function tell(words) {
  newsButton.textContent = words;
  newsButton.hidden = words === "";
}

// --- figures -------------------------------------------------------------------------------------

const grouped = new Intl.NumberFormat("en-GB");
const short = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 0 });

function count(figures) {
  const counts = Array.from({ length: 10 }, (_, i) => Number(figures.histogram[i + 1] ?? 0));
  const most = Math.max(...counts);
  const bars = document.querySelectorAll("#ratings .histogram li");
  bars.forEach((bar, i) => {
    const height = counts[i] === 0 ? 0 : Math.max(2, Math.round((100 * counts[i]) / most));
    const rect = bar.querySelector("rect");
    rect.setAttribute("y", 100 - height);
    rect.setAttribute("height", height);
    bar.querySelector(".bar-count").textContent = counts[i] === 0 ? "" : short.format(counts[i]);
    bar.querySelector(".visually-hidden").textContent =
      `Rated ${i + 1}: ${many(counts[i], "review")}`;
  });
  if (figures.mean != null) {
    setText("#ratings .mean b", figures.mean.toFixed(1));
    setText("#ratings .mean span", `out of 10, the mean of ${many(figures.ratingCount, "rating")}`);
  }
  setText("#reviews-heading .tally", grouped.format(figures.reviewCount));
}

function many(number, one) {
  return `${grouped.format(number)} ${one}${number === 1 ? "" : "s"}`;
}

function setText(selector, text) {
  const place = document.querySelector(selector);
  if (place && place.textContent !== text) place.textContent = text;
}
