import { z } from "zod";

import { isStateCode } from "../content/states";
import { type Chamber, chambers, layers } from "../lawmakers/schema";
import { textOfAtMost } from "../organizers/schema";
import { petitionSlug } from "../petitions/schema";
import { unknownPlaceholders } from "./rules";

export const deliveryScopes = ["each_lawmaker", "chamber", "committee", "governor", "state"] as const;
/** Who gets a delivery: docs/decisions/deliveries.md says which packets each scope has. */
export type DeliveryScope = (typeof deliveryScopes)[number];

export type DeliveryStatus = "draft" | "building" | "ready" | "cancelled";
export type PacketStatus = "waiting" | "building" | "ready" | "stale" | "cancelled" | "failed" | "expired";

export const packetFormats = ["pdf", "csv", "xlsx", "json"] as const;
export type PacketFormat = (typeof packetFormats)[number];

const COVER_TITLE_LENGTH_MAX = 120;
const COVER_TEXT_LENGTH_MAX = 4_000;
const COMMITTEE_NAME_LENGTH_MAX = 120;
// The largest joint committees have some forty members.
const COMMITTEE_LAWMAKERS_MAX = 100;
const LAWMAKER_ID_LENGTH_MAX = 80;

/** Ids of lawmakers as a form sends them: several fields, one field, or one text with spaces between them. */
const lawmakerIds = z
  .union([
    z.array(z.string().max(LAWMAKER_ID_LENGTH_MAX)).max(COMMITTEE_LAWMAKERS_MAX),
    textOfAtMost(COMMITTEE_LAWMAKERS_MAX * (LAWMAKER_ID_LENGTH_MAX + 1), "Choose fewer lawmakers").transform((text) =>
      text.split(/\s+/),
    ),
  ])
  .transform((ids) => [...new Set(ids.filter(Boolean))])
  .pipe(
    z
      .array(z.string().regex(/^ocd-person\/[0-9a-z-]{1,40}$/, "Choose lawmakers from the list"))
      .max(COMMITTEE_LAWMAKERS_MAX, "Choose fewer lawmakers"),
  );

/** A text of the cover letter, whose placeholders all stand for something. */
const coverText = (max: number, missing: string) =>
  textOfAtMost(max, `Use at most ${max} characters`)
    .trim()
    .min(3, missing)
    .superRefine((text, context) => {
      const [unknown] = unknownPlaceholders(text);
      if (unknown !== undefined) context.addIssue(`Nothing is called {${unknown}}. Choose a name from the list`);
    });

const empty = z.literal("").transform(() => null);
const orNull = <Schema extends z.ZodType>(schema: Schema) => z.union([empty, schema]).nullable().default(null);

/** The form of a delivery. Fields that the scope does not need are ignored. An empty cut-off means now. */
export const deliveryInput = z
  .object({
    petition: petitionSlug,
    state: z
      .string()
      .max(10)
      .transform((text) => text.trim().toUpperCase())
      .refine(isStateCode, "Choose a state from the list"),
    scope: z.enum(deliveryScopes, "Choose who gets the signatures"),
    chamber: orNull(z.enum(chambers, "Choose a chamber")),
    committee: textOfAtMost(
      COMMITTEE_NAME_LENGTH_MAX,
      `Use at most ${COMMITTEE_NAME_LENGTH_MAX} characters for the committee`,
    )
      .trim()
      .default(""),
    lawmakers: lawmakerIds.default([]),
    cutOff: orNull(
      z.iso.datetime({ offset: true, error: "Enter a day and a time" }).transform((text) => new Date(text)),
    ),
    since: orNull(z.coerce.number().pipe(z.int32().positive())),
    title: coverText(COVER_TITLE_LENGTH_MAX, "Write the title of the cover letter"),
    text: coverText(COVER_TEXT_LENGTH_MAX, "Write the cover letter"),
  })
  .superRefine(({ scope, chamber, committee, lawmakers }, context) => {
    if (scope === "chamber" && chamber === null)
      context.addIssue({ code: "custom", path: ["chamber"], message: "Choose a chamber" });
    if (scope !== "committee") return;
    if (!committee)
      context.addIssue({ code: "custom", path: ["committee"], message: "Write the name of the committee" });
    if (lawmakers.length === 0)
      context.addIssue({ code: "custom", path: ["lawmakers"], message: "Choose the lawmakers of the committee" });
  });
export type DeliveryInput = z.output<typeof deliveryInput>;

/** The number of a delivery, packet or file in a path or a form. */
export const numberInput = z.coerce.number().pipe(z.int32().positive());

export const committee = z.object({ name: z.string(), lawmakerIds: z.array(z.string()) });
export type Committee = z.infer<typeof committee>;

export const cover = z.object({ title: z.string(), text: z.string() });
/** The cover letter in the organizer's words, with the placeholders of rules.ts. */
export type Cover = z.infer<typeof cover>;

/** Who gets a packet, as the roster had them when the building began. */
export const recipient = z.object({
  kind: z.enum(["lawmaker", "chamber", "committee", "governor", "state"]),
  lawmakerId: z.string().nullable(),
  /** What a lawmaker of the district is called, such as "Senator". */
  title: z.string().nullable().default(null),
  /** Of a lawmaker or a committee. The others are named by kind, chamber and state. */
  name: z.string().nullable(),
  chamber: z.enum(chambers).nullable(),
  districtName: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
});
export type Recipient = z.infer<typeof recipient>;

/** The recipient without the office's addresses, for public pages. */
export type PublicRecipient = Pick<Recipient, "kind" | "title" | "name" | "chamber" | "districtName">;

/** The public part of a stored recipient. */
export function publicRecipient(stored: unknown): PublicRecipient {
  const { kind, title, name, chamber, districtName } = recipient.parse(stored);
  return { kind, title, name, chamber, districtName };
}

const changedCount = z.object({ online: z.int(), paper: z.int() });

/** `manifest.json` of a packet: with it anybody can check that the files are complete and genuine. */
export const packetManifest = z.object({
  petition: z.string(),
  title: z.string(),
  /** The versions of the text that these signatures signed. */
  versions: z.array(z.int()),
  state: z.string(),
  recipient: z.object({
    kind: recipient.shape.kind,
    name: z.string().nullable(),
    chamber: recipient.shape.chamber,
    district: z.string().nullable(),
  }),
  filter: z.object({
    status: z.literal("confirmed"),
    layer: z.enum(layers).nullable(),
    geoid: z.string().nullable(),
    /** The newest earlier delivery to this recipient. What was delivered with it, or before, is left out. */
    since: z.int().nullable(),
    /** The cut-off of that delivery. Older manifests do not say it. */
    sinceCutOff: z.iso.datetime().nullable().default(null),
  }),
  cutOff: z.iso.datetime(),
  delivery: z.int(),
  packet: z.int(),
  generation: z.int(),
  builtAt: z.iso.datetime(),
  /** Online signatures, which were confirmed by email. */
  rows: z.int(),
  /** Lines on paper, which follow them in each file. */
  paper: z.int(),
  files: z.array(z.object({ name: z.string(), bytes: z.int(), sha256: z.hash("sha256") })),
  verificationCode: z.string(),
  /** The newest entry of the audit log when the packet was built. */
  auditHead: z.object({ entry: z.int(), hash: z.hash("sha256") }).nullable(),
  /** The generation that this one replaces, because signatures left it, came back or were corrected. */
  successorOf: z
    .object({
      generation: z.int(),
      rows: z.int(),
      sha256: z.hash("sha256"),
      /** How many that one has and this one lacks, and how many the other way. Older manifests do not say it. */
      left: changedCount.nullable().default(null),
      returned: changedCount.nullable().default(null),
    })
    .nullable(),
});
export type PacketManifest = z.infer<typeof packetManifest>;

export interface DeliveryProgress {
  packets: number;
  ready: number;
  failed: number;
  /** Signatures in finished packets and those written so far by the build that runs. */
  signatures: number;
  /** Lines on paper in finished packets. */
  paper: number;
}

/** A delivery in the list of the console. */
export interface ListedDelivery {
  id: number;
  petition: string;
  state: string;
  scope: DeliveryScope;
  chamber: Chamber | null;
  committee: Committee | null;
  cutOff: Date;
  sinceDeliveryId: number | null;
  status: DeliveryStatus;
  /** The number of the organizer. */
  createdBy: number;
  createdAt: Date;
  builtAt: Date | null;
  /** Replies of its offices that nobody has marked as read. */
  unreadReplies: number;
  progress: DeliveryProgress;
}

export interface PacketFile {
  id: number;
  name: string;
  format: PacketFormat;
  bytes: number;
  /** In hex. */
  sha256: string;
}

export interface PacketLink {
  id: number;
  /** Whether it was mailed to the office, or made to be handed over in another way. */
  isMailed: boolean;
  createdAt: Date;
  sentAt: Date | null;
  expiresAt: Date;
  revokedAt: Date | null;
  openedAt: Date | null;
  /** When the email came back, or was refused: the office has no link. */
  failedAt: Date | null;
}

export interface ListedPacket {
  id: number;
  ordinal: number;
  recipient: Recipient;
  status: PacketStatus;
  signatures: number;
  paper: number;
  generation: number;
  builtAt: Date | null;
  /** When its files are deleted, and when they were. */
  filesUntil: Date | null;
  filesDeletedAt: Date | null;
  /** What the last try to build it failed of; null once one has worked. */
  failure: string | null;
  /** Sixteen characters, without the hyphens that `shownCode` puts between them. */
  verificationCode: string;
  receivedAt: Date | null;
  /** Replies of the office that nobody has marked as read. */
  unreadReplies: number;
  /** How many links, downloads, replies and photographs of receipts there are. */
  counts: { links: number; accesses: number; replies: number; scans: number };
}

/** A delivery with its packets. */
export interface OpenedDelivery extends ListedDelivery {
  cover: Cover;
  packets: ListedPacket[];
}

/** A packet with its files, which may be downloaded only while `status` is "ready", and its links. */
export interface OpenedPacket extends ListedPacket {
  delivery: ListedDelivery;
  files: PacketFile[];
  links: PacketLink[];
}

/** What anybody may know of a packet by its code. */
export interface Verification {
  /** `expired` says that the files were deleted, as planned, and `failed` that renewing them did not work. */
  status: "ready" | "renewing" | "expired" | "failed";
  /** One that is hidden or taken down is not named on public pages. */
  petition: { slug: string; isHidden: boolean; title: { en: string; es: string } };
  state: string;
  recipient: PublicRecipient;
  cutOff: Date;
  /** The day of the receipt, and the version that was handed over. */
  received: { at: Date; generation: number } | null;
  /** Newest first: the files that are delivered now, then those that they replaced. Of very many, those that nobody had are left out. */
  manifests: PacketManifest[];
  /** How many signatures left it since the first generation, and came back, each time. */
  changed: { left: number; returned: number };
  /** The manifests as files. */
  manifestFiles: { generation: number; name: string; bytes: number; sha256: string }[];
}

/** To whom one signature was handed. */
export interface HandedOver {
  recipient: PublicRecipient;
  state: string;
  /** The day of the receipt, in UTC. */
  at: Date;
  verificationCode: string;
}
