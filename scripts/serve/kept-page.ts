import { setTimeout as sleep } from "node:timers/promises";

import { slotMark, splitAtMarks, TOKEN_IN_TEMPLATE } from "../../app/_web/templates/page-template.ts";
import { renderSlots } from "../../app/_web/templates/render-slots.tsx";
import {
  isOutOfOrder,
  needOfFramework,
  withDetachedHydration,
  withoutHydration,
  withoutNonces,
} from "../../lib/http/framework.ts";
import { withInEachForm } from "./form-token.ts";
import type { NextHandler } from "./next-response.ts";
import { type Rendered, renderTemplate } from "./render-template.ts";
import { fillIn, hasSlot, type PreparedText, prepareText } from "./template-parts.ts";
import { DATA_PATH, type WantedPage } from "./wanted-page.ts";

/** A page that is kept, with the slots that differ from reader to reader, or with all. */
export interface KeptPage {
  html: PreparedText;
  /** The script of the page's data. Null where nothing on the page needs the framework. */
  script: PreparedText | null;
  /** The `Link` header of the page, if it has one. */
  link: string | null;
}

/** Renders the template of a page. Null where the page has another status than 200 at this moment. */
export async function makeKeptPage(
  handle: NextHandler,
  { path, tag, frame }: { path: string; tag: string; frame: unknown },
): Promise<KeptPage | null> {
  const rendered = await renderInOrder(() => renderTemplate(handle, path, frame));
  if (rendered === null) return null;
  const html = withInEachForm(withoutNonces(rendered.html), slotMark("form-token"));
  const link = rendered.link && rendered.link.replace(/; nonce="[^"]*"/g, "");
  if (needOfFramework(html) === null) return { html: prepare(withoutHydration(html)), script: null, link };
  const dataUrl = `${DATA_PATH}?${new URLSearchParams({ page: path, v: tag })}&from=${slotMark("from")}`;
  const { page, script } = withDetachedHydration(html, dataUrl);
  return { html: prepare(page), script: prepare(script), link };
}

// While a new process still loads the parts of a page, React may send one of them out of order. A moment later they are loaded.
const RENDERINGS_MAX = 6;
const PAUSE_MILLISECONDS = 50;

async function renderInOrder(render: () => Promise<Rendered | null>): Promise<Rendered | null> {
  for (let rendering = 1; rendering <= RENDERINGS_MAX; rendering += 1) {
    const rendered = await render();
    if (rendered === null || !isOutOfOrder(rendered.html)) return rendered;
    await sleep(rendering * PAUSE_MILLISECONDS);
  }
  return null;
}

const prepare = (text: string) => prepareText(splitAtMarks(text.replaceAll(TOKEN_IN_TEMPLATE, slotMark("token"))));

/** A kept page with what is live on it filled in; what belongs to a single request is still open. */
export function fillLiveParts(page: KeptPage, { template, request }: WantedPage, live: unknown): KeptPage {
  const { html, link } = page;
  const texts = page.script ? [html, page.script] : [html];
  const slots = renderSlots(template, live, request, (name) => texts.some((text) => hasSlot(text, name)));
  let script: PreparedText | null = null;
  return {
    html: fillIn(html, slots),
    link,
    // Few readers reach for a form, so the script is filled for the first of them.
    get script() {
      return (script ??= page.script && fillIn(page.script, inStrings(slots)));
    },
  };
}

/** In a string of JSON that is in a string of the script. */
const inStrings = (slots: Map<string, string>) =>
  new Map([...slots].map(([name, html]) => [name, inString(inString(html))]));

const inString = (text: string) => JSON.stringify(text).slice(1, -1);
