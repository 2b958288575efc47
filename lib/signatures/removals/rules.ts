import { domainOf, isOfDomain } from "../marks/rules";
import type { RemovalRule, RemovalStatus } from "./schema";

/** Whether the worker goes on with a removal of this status. */
export const isRunning = (status: RemovalStatus): boolean => ["previewing", "removing", "undoing"].includes(status);

/** What becomes of a removal that is stopped, by an organizer or because the worker cannot go on. Null where nothing runs. */
export const STOPPED: Record<RemovalStatus, RemovalStatus | null> = {
  previewing: "discarded",
  previewed: "discarded",
  discarded: null,
  removing: "cancelled",
  removed: null,
  cancelled: null,
  // What is brought back stays so, and the rest can be brought back again.
  undoing: "cancelled",
  undone: null,
};

/** Whether an organizer may stop it. Undoing goes to its end, because half of it is nobody's wish. */
export const isCancellable = (status: RemovalStatus): boolean => STOPPED[status] !== null && status !== "undoing";

/** Whether what it removed can be brought back. */
export const isUndoable = (status: RemovalStatus): boolean => status === "removed" || status === "cancelled";

// Letters of other widths and cases are the same to a reader.
const normalized = (text: string) => text.normalize("NFKC").toLowerCase();

/** Whether a phrase is in a name or a comment. */
export const hasPhrase = (phrase: string, texts: (string | null)[]): boolean =>
  texts.some((text) => text !== null && normalized(text).includes(normalized(phrase)));

/** Whether an email is of the domain of a rule. */
export const isEmailOf = (email: string, { domain, subdomains }: Pick<RemovalRule, "domain" | "subdomains">): boolean =>
  domain !== null && isOfDomain(domainOf(email), { domain, subdomains });

/** The states of a rule: the chosen one, or all that its writer may see. */
export const statesOfRule = (state: string | null, writer: { states: string[] | null }): string[] | null =>
  state === null ? writer.states : [state];
