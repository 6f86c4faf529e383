// Keeps the lessons that were opened, so that they open again without a connection. It answers for public lessons and their
// assets alone, and never for anything that a person sent.
const KEPT = "sendero-lessons-1";
const isLesson = (url) => /^(\/es)?\/pass\/courses\/[^/]+\/units\/[^/]+(\/lessons\/[^/]+)?$/.test(url.pathname);
const isAsset = (url) => url.pathname.startsWith("/assets/");

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin || !(isLesson(url) || isAsset(url))) return;
  event.respondWith(isAsset(url) ? keptFirst(event.request) : freshFirst(event.request));
});

async function keptFirst(request) {
  return (await caches.match(request)) ?? keep(request, await fetch(request));
}

async function freshFirst(request) {
  try {
    return await keep(request, await fetch(request));
  } catch (error) {
    const kept = await caches.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}

// A page made for somebody who is signed in says that it must not be kept.
async function keep(request, answer) {
  const isOpen = !/no-store|private/.test(answer.headers.get("cache-control") ?? "");
  if (answer.ok && isOpen) await (await caches.open(KEPT)).put(request, answer.clone());
  return answer;
}
