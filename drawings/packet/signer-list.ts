import type { DrawnSigner } from "./packet.ts";
import { INK, MARGIN, type Pages, QUIET } from "./pages.ts";
import type { Line } from "./typesetter.ts";

const SIZE = 9;
const LINE = 12;
const COMMENT_SIZE = 8.5;
const COMMENT_LINE = 11;
const COMMENT_INDENT = 14;
const ROW_GAP = 2;

// Points from the left margin.
const columns = { name: 0, place: 222, district: 276, confirmed: 396, public: 452 };
const NAME_WIDTH = columns.place - 8;
const DISTRICT_WIDTH = columns.confirmed - columns.district - 6;
const HEAD_HEIGHT = 16;

const publicWords: Record<DrawnSigner["display"], string> = { name: "name", initials: "initials", hidden: "no" };

const EXPLANATION =
  "Each line has the name, the ZIP Code and state, the districts, the day on which the signature was confirmed (UTC), and what the signer lets be shown in public: the name, the initials, or no. Please publish nothing that a signer does not let be shown. A comment stands below its signer.";

const PAPER_EXPLANATION =
  "These people signed on a sheet of paper, and organizers entered them. Nobody has confirmed them by email, and they are in none of the counts above. Below each name stand the street and city as they are on the sheet, and the sheet. Please publish none of it.";

type NameOf = (layer: "sldu" | "sldl", geoid: string | null) => string | null;

/** The list of the signers, one list a page, so that a page's elements are complete when it ends. */
export class SignerList {
  private list: PDFKit.PDFStructureElement | undefined;
  /** Which of the two parts is drawn: the online signatures, then those on paper. */
  private part: "online" | "paper" | undefined;

  private readonly pages: Pages;
  private readonly nameOf: NameOf;

  constructor(pages: Pages, nameOf: NameOf) {
    this.pages = pages;
    this.nameOf = nameOf;
  }

  add(signer: DrawnSigner): void {
    const { pages } = this;
    this.begin(signer.paper ? "paper" : "online");
    const name = pages.type.linesOf(signer.name, SIZE, NAME_WIDTH);
    const districts = [this.nameOf("sldu", signer.upperDistrict), this.nameOf("sldl", signer.lowerDistrict)];
    const district = pages.type.linesOf(districts.filter(Boolean).join(", ") || "not known", SIZE, DISTRICT_WIDTH);
    const below = signer.paper ? `${signer.paper.street} (${signer.paper.sheet})` : signer.comment;
    const comment = below ? pages.type.linesOf(below, COMMENT_SIZE, pages.width - COMMENT_INDENT) : [];
    const height = Math.max(name.length, district.length) * LINE + comment.length * COMMENT_LINE + ROW_GAP;
    if (!pages.fits(height)) this.nextPage();
    this.draw(signer, { name, district, comment });
  }

  /** Ends the list. */
  end(): void {
    if (!this.part) this.begin("online");
    this.list?.end();
  }

  private begin(part: "online" | "paper"): void {
    if (this.part === part) return;
    this.list?.end();
    this.part = part;
    const [heading, explanation] =
      part === "online" ? ["Signers", EXPLANATION] : ["Signatures on paper", PAPER_EXPLANATION];
    this.pages.addPage();
    this.pages.addText("H2", heading, { size: 14, gap: 2 });
    this.pages.addText("P", explanation, { size: 8.5, color: QUIET, gap: 6 });
    this.startList();
  }

  private nextPage(): void {
    this.list?.end();
    this.pages.addPage();
    this.startList();
  }

  private startList(): void {
    const { pages } = this;
    pages.addArtifact(() => {
      pages.doc.font("bold").fontSize(8).fillColor(QUIET);
      const heads = {
        name: "Name",
        place: "ZIP, state",
        district: "Districts",
        confirmed: this.part === "paper" ? "Signed" : "Confirmed",
        public: "In public",
      };
      for (const [column, text] of Object.entries(heads))
        pages.doc.text(text, MARGIN + columns[column as keyof typeof columns], pages.y, { lineBreak: false });
      pages.doc
        .moveTo(MARGIN, pages.y + 11)
        .lineTo(MARGIN + pages.width, pages.y + 11)
        .lineWidth(0.5)
        .stroke(QUIET);
    });
    pages.y += HEAD_HEIGHT;
    this.list = pages.doc.struct("L");
    pages.add(this.list);
  }

  private draw(
    signer: DrawnSigner,
    { name, district, comment }: Record<"name" | "district" | "comment", Line[]>,
  ): void {
    const { doc, type } = this.pages;
    const top = this.pages.y;
    const plain = (text: string, column: keyof typeof columns) => {
      doc.font("sans").fontSize(SIZE).fillColor(INK);
      doc.text(text, MARGIN + columns[column], top + SIZE, { lineBreak: false, baseline: "alphabetic" });
    };
    const body = doc.struct("LBody", {}, () => {
      name.forEach((line, index) => type.draw(line, { x: MARGIN, y: top + index * LINE, size: SIZE, color: INK }));
      plain(`${signer.zip}, ${signer.state}`, "place");
      district.forEach((line, index) =>
        type.draw(line, { x: MARGIN + columns.district, y: top + index * LINE, size: SIZE, color: INK }),
      );
      plain((signer.confirmedAt ?? signer.signedAt).slice(0, 10), "confirmed");
      plain(publicWords[signer.display], "public");
      let y = top + Math.max(name.length, district.length) * LINE;
      for (const line of comment) {
        type.draw(line, { x: MARGIN + COMMENT_INDENT, y, size: COMMENT_SIZE, color: QUIET });
        y += COMMENT_LINE;
      }
      this.pages.y = y + ROW_GAP;
    });
    this.list!.add(doc.struct("LI", {}, [body]));
  }
}
