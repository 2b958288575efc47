import { expect, type Page } from "@playwright/test";

export const PETITION = "/petitions/safe-harbor";

export interface Person {
  name: string;
  email: string;
  zip: string;
  /** The state to choose, if the ZIP is in several. */
  chosenState?: string;
}

/** An email that no test has used before, so that journeys do not affect each other. */
export function newEmail(name: string): string {
  return `${name}-${Date.now().toString(36)}${Math.floor(Math.random() * 1_000)}@example.org`;
}

/** The texts that journeys look for, in both languages. */
export const messages = {
  en: {
    prefix: "",
    sign: "Sign the petition",
    name: "Full name",
    email: "Email address",
    zip: "ZIP Code",
    state: "State or territory",
    age: "I am 13 or older",
    checkEmail: "Please look in your mailbox",
    confirm: "Confirm my signature",
    thanks: "Thank you. Your signature counts.",
    add: "Add to my signature",
    own: "Your signature",
    summary: "Please look at this again",
  },
  es: {
    prefix: "/es",
    sign: "Firmar la petición",
    name: "Nombre completo",
    email: "Correo electrónico",
    zip: "Código postal (ZIP)",
    state: "Estado o territorio",
    age: "Tengo 13 años o más",
    checkEmail: "Revise su correo, por favor",
    confirm: "Confirmar mi firma",
    thanks: "Gracias. Su firma cuenta.",
    add: "Agregar a mi firma",
    own: "Su firma",
    summary: "Revise esto, por favor",
  },
} as const;

export type Language = keyof typeof messages;

/** Fills in the required fields of the form. */
export async function fillIn(page: Page, language: Language, { name, email, zip, chosenState }: Person): Promise<void> {
  const w = messages[language];
  await page.getByLabel(w.name, { exact: true }).fill(name);
  await page.getByLabel(w.email, { exact: true }).fill(email);
  await page.getByLabel(w.zip, { exact: true }).fill(zip);
  if (chosenState) await page.getByLabel(w.state, { exact: true }).selectOption(chosenState);
  await page.getByLabel(w.age, { exact: true }).check();
}

interface Addition {
  street?: string;
  comment?: string;
  display?: "hidden" | "initials" | "name";
}

/** Adds to the signature on the page of thanks, which leads to the signer's own page. */
export async function addToSignature(page: Page, language: Language, { street, comment, display }: Addition) {
  if (street) await page.locator("#street").fill(street);
  if (comment) await page.locator("#comment").fill(comment);
  if (display) await page.locator(`input[name=display][value=${display}]`).check();
  await page.getByRole("button", { name: messages[language].add }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages[language].own);
}

export async function send(page: Page, language: Language): Promise<void> {
  await page.getByRole("button", { name: messages[language].sign }).click();
}

export async function expectCheckYourEmail(page: Page, language: Language): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`${messages[language].prefix}${PETITION}/check-your-email`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages[language].checkEmail);
}

/** The count by the public JSON. */
export async function countNow(page: Page): Promise<number> {
  const response = await page.request.get(`/api${PETITION}`, { headers: { "cache-control": "no-cache" } });
  return ((await response.json()) as { signatures: { confirmed: number } }).signatures.confirmed;
}

/** The count that the page shows. */
export async function countShown(page: Page): Promise<number> {
  return Number(await page.locator("[data-count]").getAttribute("data-count"));
}

export async function expectSummaryFocused(page: Page, language: Language): Promise<void> {
  await expect(page.getByRole("group", { name: messages[language].summary })).toBeFocused();
}
