/**
 * Copies what a button holds. The text also stands on the page to be selected, so without a script there is no button; a
 * field that is there to be copied is selected as a whole.
 */
export function enhanceCopying() {
  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("button[data-copy]") : null;
    if (!button) return;
    const { copy = "", copied = "", copyFailed = "" } = button.dataset;
    const said = await navigator.clipboard.writeText(copy).then(
      () => copied,
      () => copyFailed,
    );
    const status = button.parentElement?.querySelector("[role=status]");
    if (status) status.textContent = said;
  });
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLInputElement && "select" in target.dataset) target.select();
  });
}
