import type { PetitionVersion } from "@/lib/petitions/schema";
import { Time } from "./time";

interface VersionListProps {
  slug: string;
  /** The newest first. */
  versions: Pick<PetitionVersion, "number" | "createdAt">[];
}

/** The versions of a text, each with a link to what it changed. */
export function VersionList({ slug, versions }: VersionListProps) {
  return (
    <ol reversed>
      {versions.map(({ number, createdAt }) => (
        <li key={number} className="flex flex-wrap items-center gap-x-3">
          <span>
            Version {number}, <Time at={createdAt} />
          </span>
          {number > 1 ? (
            <a
              href={`/console/petitions/${slug}/versions?from=${number - 1}&to=${number}`}
              className="inline-flex min-h-11 items-center text-link"
            >
              Changes since version {number - 1}
            </a>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
