const SENT_FORM = "sent-form";
const KEPT_MILLISECONDS = 3_600_000;
const FIELDS = ["name", "email", "zip", "state", "age", "updates", "source"];

/** A sign form that was sent from this tab, in the storage of the tab. */
interface SentForm {
  /** Of the petition. */
  slug: string;
  /** In milliseconds since 1970. */
  at: number;
  /** Whether it was sent from the page that asks to check the mailbox. */
  again: boolean;
  fields: Record<string, string>;
}

let expiry: ReturnType<typeof setTimeout> | undefined;

/**
 * Keeps the fields of a sign form when it is sent, so that "check your email" can show the email and send the form again. They are
 * in this tab alone, for an hour at most, and until the tab shows another page of the site or leaves it by the quick exit.
 */
export function keepSentForm() {
  document.addEventListener("submit", ({ target, submitter }) => {
    if (!(target instanceof HTMLFormElement) || !target.dataset.signs || !target.checkValidity()) return;
    const data = new FormData(target, submitter);
    const fields = Object.fromEntries(FIELDS.flatMap((name) => (data.has(name) ? [[name, `${data.get(name)}`]] : [])));
    // The button with the suggested email sends that one.
    const chosen = data.get("emailChosen");
    const isUnchanged = fields.email?.trim().toLowerCase() === data.get("emailInsisted");
    if (typeof chosen === "string" && chosen && isUnchanged) fields.email = chosen;
    store({ slug: target.dataset.signs, at: Date.now(), again: "sendAgain" in target.dataset, fields });
  });
  // Adds what the form that sends again does not show, so that it is in no element of the page.
  document.addEventListener("formdata", ({ target, formData }) => {
    if (!(target instanceof HTMLFormElement) || target.dataset.sendAgain === undefined) return;
    for (const [name, value] of Object.entries(sentFormOf(target)?.fields ?? {}))
      if (!formData.has(name)) formData.set(name, value);
  });
  const isAnotherPage = () => !document.querySelector("[data-sent-to]");
  if (isAnotherPage()) forgetSentForm();
  window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    if (isAnotherPage()) forgetSentForm();
    else showSentForm();
  });
}

/** Shows the email that was typed, and the form that sends again, on the page that asks to check the mailbox. */
export function showSentForm() {
  const shown = document.querySelector<HTMLElement>("[data-sent-to]");
  if (!shown) return;
  const form = document.querySelector<HTMLFormElement>("form[data-send-again]");
  const sent = form && sentFormOf(form);
  const email = sent?.fields.email ?? "";
  const text = shown.querySelector("[data-sent-email]")!;
  const field = form?.elements.namedItem("email");
  // Only what changed: this runs whenever the page changes.
  if (text.textContent !== email) {
    const at = email.lastIndexOf("@");
    // It breaks before the "@" where a line is too short for all of it.
    text.replaceChildren(email.slice(0, at), document.createElement("wbr"), email.slice(at));
    if (field instanceof HTMLInputElement) field.value = email;
  }
  setHidden(shown, !sent);
  if (form) setHidden(form, !sent);
  for (const advice of document.querySelectorAll<HTMLElement>("[data-not-sent]")) setHidden(advice, Boolean(sent));
  const again = form?.querySelector<HTMLElement>("[data-sent-again]");
  const isUnderWay = form?.querySelector("[aria-disabled=true], [aria-invalid=true], [role=group]");
  if (again) setHidden(again, !sent?.again || Boolean(isUnderWay));
  clearTimeout(expiry);
  if (sent) expiry = setTimeout(showSentForm, sent.at + KEPT_MILLISECONDS - Date.now() + 1);
}

/** Removes what is kept. The quick exit calls it as well. */
export function forgetSentForm() {
  try {
    sessionStorage.removeItem(SENT_FORM);
  } catch {
    // A browser that blocks all storage has kept nothing.
  }
}

function store(sent: SentForm) {
  try {
    sessionStorage.setItem(SENT_FORM, JSON.stringify(sent));
  } catch {
    // As above. The page then advises to sign again.
  }
}

/** What was sent of this form's petition, or null. What is too old is removed. */
function sentFormOf({ dataset }: HTMLFormElement): SentForm | null {
  try {
    const sent = JSON.parse(sessionStorage.getItem(SENT_FORM) ?? "null") as SentForm | null;
    if (sent && Date.now() - sent.at < KEPT_MILLISECONDS) return sent.slug === dataset.signs ? sent : null;
  } catch {
    return null;
  }
  forgetSentForm();
  return null;
}

function setHidden(element: HTMLElement, isHidden: boolean) {
  if (element.hidden !== isHidden) element.hidden = isHidden;
}
