// Takes the offline copy away again: published in place of sw.js by a build with JALONS_OFFLINE=off. Browsers that have the
// copy fetch this file on their next visit; it deletes what is theirs of this folder and ends itself.
"use strict";

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => {
  const own = `jalons ${registration.scope} `;
  const end = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(own)).map((name) => caches.delete(name)));
    await registration.unregister();
  };
  event.waitUntil(end());
});
