/**
 * Replaces a URL that contains a token, so that the token is not left in the history of a shared computer or in a
 * screenshot. A reload then opens the path without the token.
 */
export function hideToken() {
  const { shownPath } = document.querySelector<HTMLElement>("[data-shown-path]")?.dataset ?? {};
  if (!shownPath || shownPath === location.pathname) return;
  history.replaceState(null, "", shownPath);
  // The button that led here may be gone, and the focus with it.
  const title = document.querySelector("h1");
  if (title && document.activeElement === document.body) {
    title.tabIndex = -1;
    title.focus();
  }
}
