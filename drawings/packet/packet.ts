import { encode } from "uqr";

import { INK, MARGIN, Pages, QUIET } from "./pages.ts";
import { drawCounts, drawMonths } from "./counts.ts";
import { SignerList } from "./signer-list.ts";

export interface DrawnSigner {
  name: string;
  state: string;
  zip: string;
  upperDistrict: string | null;
  lowerDistrict: string | null;
  display: "hidden" | "initials" | "name";
  /** ISO 8601, in UTC. */
  signedAt: string;
  /** Null on paper. */
  confirmedAt: string | null;
  comment: string | null;
  /** The street and the sheet of a line on paper, which follow the online signatures. */
  paper?: { street: string; sheet: string } | null;
}

export interface DrawnSummary {
  rows: number;
  months: { month: string; count: number }[];
  upper: { geoid: string | null; count: number }[];
  lower: { geoid: string | null; count: number }[];
}

/** What a packet says apart from its signatures. `letter` is null for a plain export. */
export interface PacketTexts {
  title: string;
  letter: string | null;
  recipient: string | null;
  district: string | null;
  petition: string;
  state: string;
  cutOff: Date;
  /** The day of the cut-off with its time zone. */
  countedBy: string;
  /** The day of the earlier delivery whose signatures are left out; null where all are here. */
  since: string | null;
  /** Of the online signatures. */
  summary: DrawnSummary;
  /** How many lines on paper follow them. */
  paper: number;
  /** Names of districts by `layer:geoid`. */
  districtNames: Map<string, string>;
  verification: { code: string; url: string; version: number } | null;
  author: string;
}

const QR_SIDE = 86;

/**
 * Draws signatures for a lawmaker's office: a letter, counts, then every signer. It is drawn as the signers come, in memory
 * that does not grow with them, and the same input makes the same bytes. All names are printed: the sign form says that
 * lawmakers get them. Beside each stands what the signer allows to be shown in public.
 */
export function drawPacket(texts: PacketTexts): {
  add: (signers: DrawnSigner[]) => Uint8Array;
  finish: () => Uint8Array;
} {
  const pages = new Pages({
    title: texts.title,
    author: texts.author,
    made: texts.cutOff,
    foot: texts.verification ? `${texts.petition} · Verification code ${texts.verification.code}` : texts.petition,
  });
  drawCover(pages, texts);
  const names = (layer: "sldu" | "sldl", geoid: string | null) =>
    geoid === null ? null : (texts.districtNames.get(`${layer}:${geoid}`) ?? geoid);
  drawMonths(pages, texts.summary.months);
  drawCounts(pages, "By district of the upper or only chamber", texts.summary.upper, (geoid) => names("sldu", geoid));
  drawCounts(pages, "By district of the lower chamber", texts.summary.lower, (geoid) => names("sldl", geoid));
  const list = new SignerList(pages, names);
  return {
    add(signers) {
      for (const signer of signers) list.add(signer);
      return pages.take();
    },
    finish() {
      list.end();
      return pages.finish();
    },
  };
}

function drawCover(pages: Pages, texts: PacketTexts) {
  const { title, letter, recipient, district, petition, state, verification } = texts;
  pages.addText("P", petition, { size: 10, color: QUIET, gap: 2 });
  pages.addText("H1", title, { size: 22, gap: 8 });
  if (recipient)
    pages.addText(
      "P",
      `To ${[recipient, district, recipient.includes(state) ? null : state].filter(Boolean).join(", ")}`,
      {
        size: 12,
        gap: 10,
      },
    );
  for (const paragraph of (letter ?? "").split(/\n{2,}/).filter(Boolean))
    pages.addText("P", paragraph, { size: 11, gap: 8 });
  // What follows is no part of the letter.
  if (letter) pages.y += 12;
  for (const sentence of countsOf(texts)) pages.addText("P", sentence, { size: 12, gap: 10 });
  if (verification) drawVerification(pages, verification);
}

/** How many signatures follow, those on paper apart, and whether some are left out that were delivered before. */
function countsOf({ summary, paper, countedBy, since }: PacketTexts): string[] {
  const people = summary.rows === 1 ? "1 person signed" : `${summary.rows.toLocaleString("en-US")} people signed`;
  const online = `${people}${paper > 0 ? " online" : ""}, and confirmed it by email, by ${countedBy}.`;
  return [
    ...(summary.rows > 0 || paper === 0 ? [online] : []),
    ...(paper > 0 ? [onPaper(paper, summary.rows > 0, countedBy)] : []),
    ...(since === null
      ? []
      : [`This packet has only what is new: whoever was delivered to you before, as of ${since}, is left out of it.`]),
  ];
}

function onPaper(count: number, hasOnline: boolean, countedBy: string): string {
  const signatures = `${count.toLocaleString("en-US")}${hasOnline ? " more" : ""} ${count === 1 ? "signature is" : "signatures are"} on paper, entered by ${countedBy}.`;
  if (!hasOnline) return signatures;
  return count === 1
    ? `${signatures} It is counted apart: the counts below are without it, and it stands at the end.`
    : `${signatures} They are counted apart: the counts below are without them, and they stand at the end.`;
}

function drawVerification(pages: Pages, { code, url, version }: NonNullable<PacketTexts["verification"]>) {
  pages.need(QR_SIDE + 8);
  const top = pages.y;
  const { data, size } = encode(url, { ecc: "M", border: 0 });
  const module = QR_SIDE / size;
  pages.addFigure(`QR code that leads to ${url}`, () => {
    data.forEach((line, row) => {
      line.forEach((dark, column) => {
        if (dark) pages.doc.rect(MARGIN + column * module, top + row * module, module, module);
      });
    });
    pages.doc.fill("#000000");
  });
  const lines = [
    [`Verification code ${code}, version ${version}`, 12],
    ["Whether these files are complete and genuine can be checked by anybody at", 9],
    [url, 9],
  ] as const;
  let y = top + 8;
  for (const [text, fontSize] of lines) {
    pages.add(
      pages.doc.struct("P", {}, () => {
        pages.doc
          .font(fontSize > 10 ? "bold" : "sans")
          .fontSize(fontSize)
          .fillColor(INK);
        pages.doc.text(text, MARGIN + QR_SIDE + 16, y, { lineBreak: false });
      }),
    );
    y += fontSize * 1.6;
  }
  pages.y = top + QR_SIDE + 16;
}
