import { draftUrl } from "../lib/email.ts";

/**
 * A link that opens a draft takes the text of its field as it is at that moment. Without a script it has the text of the page,
 * and the person changes it in the mail program.
 */
export function enhanceDrafts() {
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>("a[data-draft-of]") : null;
    if (!link) return;
    const { draftOf = "", draftTo = "", draftSubject = "" } = link.dataset;
    const field = document.getElementById(draftOf);
    if (!(field instanceof HTMLTextAreaElement)) return;
    const { url, isWhole } = draftUrl({ to: draftTo || null, subject: draftSubject, body: field.value });
    link.href = url;
    const note = document.querySelector<HTMLElement>("[data-draft-cut]");
    if (note) note.hidden = isWhole;
  });
}
