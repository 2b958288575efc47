import { randomBytes } from "node:crypto";

import { onDatabase } from "./database.ts";

interface Life {
  slug?: string;
  status?: "draft" | "open" | "paused" | "closed" | "hidden" | "taken_down";
  openedAt?: Date;
  closesAt?: Date | null;
  pausedAt?: Date | null;
}

const text = (title: string) => ({
  title,
  summary: "A summary.",
  ask: ["Adopt the law."],
  body: [{ heading: "Why", paragraphs: [{ text: "Because.", sources: [1] }] }],
  sources: [{ title: "A report", publisher: "A publisher", year: 2024, url: "https://example.org/report" }],
  checked: "2026-01",
});

/** Creates a petition with a short text. Returns its id. */
export async function createPetition({
  slug = "harbor",
  status = "open",
  openedAt = new Date("2026-01-01"),
  closesAt = null,
  pausedAt = null,
}: Life = {}): Promise<number> {
  return onDatabase(async (client) => {
    const {
      rows: [petition],
    } = await client.query<{ id: number }>(
      `INSERT INTO petition (slug, status, goal, opened_at, closes_at, paused_at) VALUES ($1, $2, 1000, $3, $4, $5) RETURNING id`,
      [slug, status, openedAt, closesAt, pausedAt],
    );
    await client.query(
      "INSERT INTO petition_version (petition_id, number, content, content_hash) VALUES ($1, 1, $2, $3)",
      [petition!.id, { en: text("Light the harbors"), es: text("Encienda los puertos") }, randomBytes(32)],
    );
    return petition!.id;
  });
}
