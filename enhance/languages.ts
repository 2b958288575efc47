/** Keeps the query and the fragment of the URL when the reader changes the language. */
export function keepQueryAcrossLanguages() {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-language]") : null;
    if (!link) return;
    link.search = window.location.search;
    link.hash = window.location.hash;
  });
}
