/** Calls `showAll` when the fragment of the URL names an entry that a filter hides, so that links to entries always work. */
export function onHiddenTarget(showAll: () => void) {
  window.addEventListener("hashchange", () => {
    const target = document.getElementById(window.location.hash.slice(1));
    if (!target?.closest("[hidden]")) return;
    showAll();
    target.scrollIntoView();
  });
}
