// What scripts of the console share: decisions, and telling what became of them.

const told = document.getElementById("told");
const writeAddress = document.body.dataset.writeAddress?.replace(/\/$/, "");

export function tell(words, isFault = false) {
  told.textContent = words;
  told.classList.toggle("fault", isFault);
}

/** Sends a decision; answers its decisionId and token, or throws what is wrong in words. */
export async function decide(decision) {
  return read(
    await send(`${writeAddress}/v1/moderation/decisions`, {
      method: "POST",
      credentials: "include",
      // A decision is on its way also when its moderator is on the next page.
      keepalive: true,
      headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
      body: JSON.stringify(decision),
    }),
  );
}

/**
 * Publishes a policy, or only tells what it would change.
 *
 * @param terms "preview=true", or "acceptChange=true" of whoever has read that
 */
export async function publish(name, rules, terms) {
  return send(
    `${writeAddress}/v1/moderation/policies/${encodeURIComponent(name)}?mode=live&${terms}`,
    {
      method: "PUT",
      credentials: "include",
      headers: { "Content-Type": "application/yaml" },
      body: rules,
    },
  );
}

/** Reads the page anew and puts in its parts that are marked; tells so by the event "renewed". */
export async function renew() {
  try {
    const response = await fetch(location.href, { cache: "no-store" });
    if (!response.ok || response.redirected) return;
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const old of document.querySelectorAll("[data-renew]")) {
      const renewed = fresh.getElementById(old.id);
      // Nothing is taken from under a reader's hands, and nothing is put in that is there already.
      if (!renewed || old.contains(document.activeElement) || old.innerHTML === renewed.innerHTML) {
        continue;
      }
      const open = [...old.querySelectorAll("details")].map((details) => details.open);
      old.replaceWith(document.adoptNode(renewed));
      renewed.querySelectorAll("details").forEach((details, i) => (details.open = open[i] ?? false));
    }
    document.dispatchEvent(new Event("renewed"));
  } catch {
    // The next time asks again.
  }
}

/** Reads JSON of the moderation view. */
export async function view(path, options = {}) {
  return read(await send(`/v1/moderation/${path}`, { cache: "no-store", ...options }));
}

async function send(address, options) {
  let response;
  try {
    response = await fetch(address, options);
  } catch {
    throw new Error("There is no connection. Nothing was changed; try again.");
  }
  if (response.status === 401) {
    location.assign(
      `/moderation/sign-in?then=${encodeURIComponent(location.pathname + location.search)}`,
    );
  }
  return response;
}

async function read(response) {
  if (response.status === 204) return null;
  const body = await response.json().catch(() => ({}));
  if (response.ok) return body;
  throw new Error(body.detail ?? body.title ?? `The server answered ${response.status}.`);
}
