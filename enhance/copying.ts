/** Copies what a button holds. The text also stands on the page to be selected, so without a script there is no button. */
export function enhanceCopying() {
  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("button[data-copy]") : null;
    if (!button) return;
    const { copy = "", copied = "", copyFailed = "" } = button.dataset;
    const said = await navigator.clipboard.writeText(copy).then(() => copied, () => copyFailed);
    const status = button.parentElement?.querySelector("[role=status]");
    if (status) status.textContent = said;
  });
}
