/** The other language opens at the same place: what was searched for and where a reader came from stay in the address. */
export function keepQueryAcrossLanguages() {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-language]") : null;
    if (!link) return;
    link.search = window.location.search;
    link.hash = window.location.hash;
  });
}
