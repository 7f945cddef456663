// Follows a case while its page is open. Without this script the page says the same, and has a link to refresh it.
(() => {
  "use strict";
  const shown = document.querySelector("[data-live]");
  const said = document.querySelector("[data-live-said]");
  if (!shown || !said || location.search) {
    return;
  }
  const soon = 5_000;
  const later = 30_000;
  const impatience = 120_000;
  const begun = Date.now();
  let tag = null;

  const state = (root) => root.querySelector(".standing").textContent;

  function replace(page) {
    const news = page.querySelector("[data-live]");
    const word = page.querySelector("[data-live-said]");
    // Whoever is in the middle of it is not disturbed.
    if (!news || !word || news.innerHTML === shown.innerHTML || shown.contains(document.activeElement)) {
      return;
    }
    const moved = state(news) !== state(shown);
    shown.replaceChildren(...news.childNodes);
    if (moved) {
      said.textContent = word.dataset.liveSaid;
    }
  }

  async function look() {
    if (!document.hidden) {
      try {
        const answer = await fetch(location.pathname, { headers: tag ? { "If-None-Match": tag } : {} });
        if (answer.status === 200) {
          tag = answer.headers.get("ETag");
          replace(new DOMParser().parseFromString(await answer.text(), "text/html"));
        }
      } catch {
        // no network at the moment; the next look may have one
      }
    }
    setTimeout(look, Date.now() - begun < impatience ? soon : later);
  }

  setTimeout(look, soon);
})();
