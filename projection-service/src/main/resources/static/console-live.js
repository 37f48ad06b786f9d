// Keeps a page of the console up to date while moderation goes on: on an event, its parts are read anew.

import { renew } from "./console-shared.js";

/** Events that come together are told by one reading. */
const GATHER_MS = 700;
const TOLD = ["job", "claim", "campaign", "policy", "escalation", "counts", "reset"];
const mark = document.getElementById("live");

let due = false;
let reading = false;

if (mark?.dataset.listens === "true" && "EventSource" in window) listen();

function listen() {
  const events = new EventSource("/v1/moderation/events");
  for (const name of TOLD) events.addEventListener(name, soon);
  events.addEventListener("open", () => say("Live", false));
  events.addEventListener("error", () =>
    say(events.readyState === EventSource.CLOSED ? "Not live" : "Reconnecting …", true),
  );
  document.addEventListener("visibilitychange", () => document.hidden || soon());
  addEventListener("pagehide", () => events.close());
}

function say(words, lost) {
  mark.textContent = words;
  mark.classList.toggle("lost", lost);
}

/** What happens while the page is read is told by another reading after it. */
function soon() {
  if (due || document.hidden) return;
  due = true;
  setTimeout(async () => {
    if (reading) {
      due = false;
      soon();
      return;
    }
    due = false;
    reading = true;
    await renew();
    reading = false;
  }, GATHER_MS);
}
