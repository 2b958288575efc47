/** An address leads to an entry whatever a filter hides at the moment: `showAll` takes the filter back, and the entry is shown. */
export function onHiddenTarget(showAll: () => void) {
  window.addEventListener("hashchange", () => {
    const target = document.getElementById(window.location.hash.slice(1));
    if (!target?.closest("[hidden]")) return;
    showAll();
    target.scrollIntoView();
  });
}
