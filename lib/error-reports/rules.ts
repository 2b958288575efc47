import { faultOf, holdsToken } from "../http/paths";

// Longer than any path of ours with its language; a person may also write what the page is called.
export const PAGE_LENGTH_MAX = 300;

/** The page to name in a report from this path, or null where the path is somebody's own key. */
export function pageToReport(pathname: string): string | null {
  return holdsToken(pathname) || faultOf(pathname) !== null || pathname.length > PAGE_LENGTH_MAX ? null : pathname;
}

/** The page that a link asks to prefill; anything but a path of this site is dropped. */
export function reportedPage(named: unknown): string {
  return typeof named === "string" && /^\/[\w\-./#]*$/.test(named) && pageToReport(named) !== null ? named : "";
}
