import { faultOf, holdsToken } from "../http/paths";

// Longer than any path of ours with its language. A person may also type the title of the page.
export const PAGE_LENGTH_MAX = 300;

/** The page that a report from this path names, or null where the path contains a token. */
export function pageToReport(pathname: string): string | null {
  return holdsToken(pathname) || faultOf(pathname) !== null || pathname.length > PAGE_LENGTH_MAX ? null : pathname;
}

/** The prefilled page of a link. Anything but a path of this site is dropped. */
export function reportedPage(input: unknown): string {
  return typeof input === "string" && /^\/[\w\-./#]*$/.test(input) && pageToReport(input) !== null ? input : "";
}
