// Language and theme of the link, before the app is there to read it.
(async () => {
  const root = document.documentElement, query = new URLSearchParams(window.location.search);
  const wanted = query.get("lang") || (query.has("s") || window.location.pathname.endsWith("workshop") ? "de" : navigator.languages.map(l => l.slice(0, 2)).find(l => l === "de" || l === "en"));
  root.lang = wanted === "en" ? "en" : "de";
  try {
    const packed = atob((query.get("s") || "").replace(/-/g, "+").replace(/_/g, "/"));
    if (!packed) return;
    const bytes = Uint8Array.from(packed, c => c.charCodeAt(0));
    const state = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
    // The app itself may have come first; then it knows better.
    if (document.querySelector(".rs-app")) return;
    if (state.language === "en") root.lang = "en";
    if (["light", "dark"].includes(state.theme)) root.dataset.theme = state.theme;
  } catch (error) { /* a broken link: the app tells */ }
})();
