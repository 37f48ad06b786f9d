// What several scripts of a film's page do with it.

/** Takes reviews and ratings anew from the server, so that they look as they do for everybody. */
export async function renewReviews() {
  const first = new URL(location.href);
  first.search = "";
  try {
    const response = await fetch(first, { cache: "no-store" });
    if (!response.ok) return false;
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const id of ["reviews", "ratings"]) {
      const old = document.getElementById(id);
      const renewed = fresh.getElementById(id);
      if (old && renewed) old.replaceWith(document.adoptNode(renewed));
    }
    history.replaceState(null, "", first);
    return true;
  } catch {
    // What is new is public all the same; the page shows it when it is loaded next.
    return false;
  }
}
