import "server-only";

import { disposableEmailBlocklist } from "disposable-email-domains-js";

import { domainsFrom } from "../marks/rules";

let listed: ReadonlySet<string> | undefined;

/** Whether a domain, or one above it, is in the list of domains whose mailboxes last for minutes (docs/decisions/flagged.md). */
export function isDisposable(domain: string): boolean {
  // Read once, by the first form: some milliseconds.
  const list = (listed ??= new Set(disposableEmailBlocklist()));
  return domainsFrom(domain).some((each) => list.has(each));
}
