// What a browser remembers of the work: lists under names, kept as long as the tab or for good.

export function kept(storage, name) {
  try {
    return JSON.parse(storage.getItem(name)) ?? [];
  } catch {
    return [];
  }
}

export function remember(storage, name, list) {
  try {
    storage.setItem(name, JSON.stringify(list.slice(-500)));
  } catch {
    // Without storage it is known until the page is left.
  }
}

export function push(storage, name, list, item) {
  list.push(item);
  remember(storage, name, list);
}

export function forget(storage, name, list, item) {
  const at = list.indexOf(item);
  if (at >= 0) list.splice(at, 1);
  remember(storage, name, list);
}
