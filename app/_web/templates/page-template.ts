import type { ReactNode } from "react";

import type { Locale } from "@/lib/locale";

/** What a page is asked for with. */
export interface PageRequest {
  locale: Locale;
  /** What the path names, such as the slug of a petition. */
  params: Record<string, string>;
  /** The share link that brought the reader: `from` of the query. */
  from: string | null;
}

export interface ReadPage<Frame, Live> {
  frame: Frame;
  live: Live;
  /** Set where a part could not be read because the database was away, so that it is read again for the next reader. */
  isAway?: boolean;
}

/**
 * A page that is rendered once for each state of its frame and then kept, with slots that are filled for each request
 * (docs/decisions/page-templates.md).
 */
export interface PageTemplate<Frame, Live> {
  /** Matches the path without its language. Its groups are the parameters of the page. */
  path: RegExp;
  /** Whether the page is of one person. Then what is read for it, and what it is filled in with, is never used again. */
  isPersonal?: true;
  /**
   * What the page is made of at this moment, read from the database. The `frame` decides what is kept: it is JSON, says
   * everything that the page outside of its slots depends on, and holds nothing personal. The slots are filled with what is
   * `live`. Null where the page shows something else, such as "not found"; then it is rendered for the request.
   */
  read: (request: PageRequest) => Promise<ReadPage<Frame, Live> | null>;
  /** What stands in each slot. These components are rendered outside of Next, so they are neither async nor use its functions. */
  slots: Record<string, (live: Live, request: PageRequest) => ReactNode>;
}

// Private-use characters, which no text of ours has.
const [OPEN, CLOSE] = ["\uE000", "\uE001"];

/** What a template has in the place of a slot. */
export const slotMark = (name: string) => `${OPEN}${name}${CLOSE}`;

/** Splits what was rendered at its marks: texts at even places, names of slots at odd ones. */
export const splitAtMarks = (rendered: string) => rendered.split(/\uE000([a-z-]+)\uE001/);

/** Stands for the token in the path of a page that is rendered as a template. It is no token that was ever sent. */
export const TOKEN_IN_TEMPLATE = "token-of-the-reader";
