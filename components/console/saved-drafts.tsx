import type { SavedDraft } from "@/lib/petitions/writing/schema";
import { Time } from "./time";

interface SavedDraftsProps {
  slug: string;
  saves: SavedDraft[];
  /** The email addresses of organizers by id. */
  colleagues: Map<number, string>;
}

/** The newest saves of a text, each with a link that takes it up again. */
export function SavedDrafts({ slug, saves, colleagues }: SavedDraftsProps) {
  return (
    <ol reversed>
      {saves.map(({ revision, savedBy, savedAt }) => (
        <li key={revision}>
          <a
            href={`/console/petitions/${slug}/text?save=${revision}`}
            className="inline-flex min-h-11 items-center text-link"
          >
            Save {revision}
          </a>
          , <Time at={savedAt} />, by {colleagues.get(savedBy) ?? "a colleague"}
        </li>
      ))}
    </ol>
  );
}
