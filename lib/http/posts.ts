import { stripLocale } from "../locale.ts";

/** What reads the body of a POST: the Server Actions of a page, or a route handler, which may read any body. */
export type BodyReader = "action" | "handler";

export interface PostRoute {
  reader: BodyReader;
  bytesMax: number;
  /** The least role of an organizer whose large body is read at all. */
  sender?: "organizer" | "admin";
}

// A form sends its fields, and without JavaScript also its state, which repeats them: up to three bytes for a character
// and as many again in the state. The limits leave room for texts that are half as long again, so that the form can say
// they are too long. Only a body that no form of ours sends gets a 413.
const BUTTON_BYTES = 16 * 1024;
const FORM_BYTES = 64 * 1024;
// The longest texts: 4,000 characters of report and 2,000 of source.
const REPORT_BYTES = 128 * 1024;
// A petition in both languages (lib/petitions/writing/schema.ts): 65,000 characters, half as long again, twice, at three bytes.
const PETITION_BYTES = 640 * 1024;
// An update in both languages (lib/updates/schema.ts): 16,300 characters, half as long again, twice, at three bytes.
const UPDATE_BYTES = 160 * 1024;
// A CSV file of lines on paper, of 800,000 bytes at most (lib/signatures/paper/csv.ts), and the fields beside it.
const PAPER_BYTES = 900_000;
// lib/mail/schema.ts has the same number; a test compares them.
const WEBHOOK_BYTES = 256 * 1024;

// Files of public data, of 32 megabytes together (lib/lawmakers/uploads/schema.ts), and the fields beside them.
const UPLOAD_BYTES = 32_000_000 + FORM_BYTES;
// A list of people (lib/signatures/lists/schema.ts), and the fields beside it.
const LIST_BYTES = 8_000_000 + FORM_BYTES;
// A photograph, and the rest of its form. lib/deliveries/handing-over/schema.ts has the number without the rest; a test compares.
const SCAN_BYTES = 8 * 1024 * 1024 + BUTTON_BYTES;

/** The longest body of all. Next takes none that is longer (next.config.ts). */
export const BODY_BYTES_MAX = UPLOAD_BYTES;

const TABLE: [path: RegExp, reader: BodyReader, bytesMax: number, sender?: PostRoute["sender"]][] = [
  [/^\/petitions\/[^/]+(?:\/[a-z]{2})?$/, "action", FORM_BYTES],
  // What may be added after confirming. The page after a reload stands for it while the token is hidden.
  [/^\/petitions\/[^/]+\/thanks$/, "action", FORM_BYTES],
  [/^\/petitions\/[^/]+\/check-your-email$/, "action", FORM_BYTES],
  [/^\/embed\/[^/]+$/, "action", FORM_BYTES],
  [/^\/confirm$/, "action", BUTTON_BYTES],
  [/^\/confirm\/[^/]+$/, "action", FORM_BYTES],
  [/^\/signature\/(?!erased$)[^/]+$/, "action", FORM_BYTES],
  [/^\/lawmakers$/, "action", BUTTON_BYTES],
  [/^\/subscribe$/, "action", FORM_BYTES],
  [/^\/subscription\/(?!erased$|left$)[^/]+$/, "action", BUTTON_BYTES],
  [/^\/delivery\/[^/]+$/, "action", FORM_BYTES],
  [/^\/delivery\/[^/]+\/files$/, "handler", BUTTON_BYTES],
  [/^\/unsubscribe\/[^/]+$/, "handler", BUTTON_BYTES],
  [/^\/corrections$/, "action", REPORT_BYTES],
  [/^\/console\/sign-in(?:\/second-factor|\/set-up)?$/, "action", BUTTON_BYTES],
  [/^\/console\/(?:account|confirm)$/, "action", BUTTON_BYTES],
  [/^\/console\/audit\/file$/, "handler", BUTTON_BYTES],
  [
    /^\/console\/(?:audit|bills|blocks|comments|emails|flagged|keys|names|organizers|settings|signatures|time-zone|webhooks)(?:\/[^/]+)?$/,
    "action",
    FORM_BYTES,
  ],
  [/^\/console\/removals\/[^/]+$/, "action", FORM_BYTES],
  [/^\/console\/partners(?:\/[^/]+|\/codes\/[^/]+)?$/, "action", FORM_BYTES],
  [/^\/console\/updates\/[^/]+$/, "action", UPDATE_BYTES],
  [/^\/console\/petitions\/[^/]+(?:\/text|\/preview|\/editions\/[^/]+)?$/, "action", PETITION_BYTES],
  [/^\/console\/paper(?:\/[^/]+)?$/, "action", PAPER_BYTES],
  [/^\/console\/deliveries\/(?:packets\/)?[^/]+$/, "action", FORM_BYTES],
  [/^\/console\/deliveries\/(?!packets\/)[^/]+\/preview$/, "handler", BUTTON_BYTES],
  [/^\/console\/deliveries\/packets\/[^/]+\/files$/, "handler", BUTTON_BYTES],
  [/^\/console\/deliveries\/packets\/[^/]+\/scan$/, "handler", SCAN_BYTES, "organizer"],
  [/^\/console\/exports\/csv$/, "handler", BUTTON_BYTES],
  [/^\/console\/data\/upload$/, "handler", UPLOAD_BYTES, "admin"],
  [/^\/console\/lists\/upload$/, "handler", LIST_BYTES, "admin"],
  [/^\/console\/lists\/(?!upload$)[^/]+$/, "action", FORM_BYTES],
  [/^\/console\/data\/[^/]+\/import$/, "handler", BUTTON_BYTES],
  [/^\/api\/webhooks\/resend$/, "handler", WEBHOOK_BYTES],
  [/^\/api(?:\/|$)/, "handler", BUTTON_BYTES],
  [/^\/dev\/baseline\/action$/, "action", BUTTON_BYTES],
];

/** What handles a POST to a path, and the most bytes of its body; null where nothing does. */
export function postRouteOf(pathname: string): PostRoute | null {
  const found = TABLE.find(([path]) => path.test(stripLocale(pathname)));
  if (!found) return null;
  const [, reader, bytesMax, sender] = found;
  return { reader, bytesMax, ...(sender && { sender }) };
}
