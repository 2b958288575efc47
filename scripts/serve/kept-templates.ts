import { createHash } from "node:crypto";

import { logInfo } from "../../lib/log.ts";
import { fillLiveParts, type KeptPage, makeKeptPage } from "./kept-page.ts";
import type { NextHandler } from "./next-response.ts";
import { keepReads } from "./kept-reads.ts";
import { shareReads } from "../../lib/shared-reads.ts";
import { templatePath, type WantedPage } from "./wanted-page.ts";

// All pages of all languages, several times over: revisions of texts come and go.
const KEPT_MAX = 600;
const FILLED_MILLISECONDS_MAX = 1_000;
const RETRY_MILLISECONDS = 2_000;

/** What a page is made of at one moment. */
interface ReadPage {
  live: unknown;
  frame: unknown;
  /** Identifies the template: of this build, path, day and frame. */
  tag: string;
  /** Of the page with its slots, so that equal ones are filled once. */
  written: string;
  isAway: boolean;
}

/** What is live on a page, filled in, for everybody to whom it applies. */
interface Filled {
  from: string | null;
  written: string;
  page: KeptPage;
}

/**
 * The templates of this process. The function that it returns reads a page, and resolves with the page filled in as far as it
 * is the same for all readers. Null where the page shows something else, or where its data is wanted and it has changed.
 */
export function keepTemplates(handle: NextHandler, buildId: string): (wanted: WantedPage) => Promise<KeptPage | null> {
  const readKept = keepReads();
  const readShared = shareReads();
  const kept = new Map<string, Promise<KeptPage | null>>();
  // By the tag of the page. The newest alone, and not for long: names of signers are among it.
  const filled = new Map<string, Filled>();

  return openPage;

  async function openPage(wanted: WantedPage): Promise<KeptPage | null> {
    const { request, pathname, dataOf } = wanted;
    const { isPersonal = false } = wanted.template;
    const begin = () => readPage(wanted);
    const found = await (isPersonal ? readShared(pathname, begin) : readKept(pathname, begin, isWhole));
    if (!found) return null;
    const { tag, frame, live, written } = found;
    if (dataOf !== null && dataOf !== tag) return null;
    const page = await (kept.get(tag) ?? keep(tag, makeKeptPage(handle, { path: templatePath(wanted), tag, frame })));
    if (!page) return null;
    if (isPersonal) return fillLiveParts(page, wanted, live);
    const known = filled.get(tag);
    if (known?.from === request.from && known.written === written) return known.page;
    const made = { from: request.from, written, page: fillLiveParts(page, wanted, live) };
    filled.set(tag, made);
    setTimeout(() => filled.get(tag) === made && filled.delete(tag), FILLED_MILLISECONDS_MAX).unref();
    return made.page;
  }

  async function readPage(wanted: WantedPage): Promise<ReadPage | null> {
    const page = await wanted.template.read(wanted.request);
    if (!page) return null;
    const { frame, live, isAway = false } = page;
    const written = JSON.stringify(live, (_key, value) => (typeof value === "bigint" ? `${value}` : value));
    return { frame, live, isAway, written, tag: tagOf([buildId, templatePath(wanted), frame, today()]) };
  }

  function keep(tag: string, page: Promise<KeptPage | null>) {
    kept.set(tag, page);
    // What failed, or was another page at that moment, is tried again, but not by each reader: Next renders it meanwhile.
    void page
      .catch(() => null)
      .then((made) => {
        if (made) return;
        logInfo("template-not-kept", { tag });
        setTimeout(() => kept.delete(tag), RETRY_MILLISECONDS).unref();
      });
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size > KEPT_MAX) kept.delete(oldest);
    return page;
  }
}

const isWhole = (page: ReadPage | null) => page !== null && !page.isAway;

// Pages say which of their checks are due today.
const today = () => new Date().toISOString().slice(0, 10);
const tagOf = (parts: unknown[]) => createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 16);
