interface Generation {
  generation: number;
  title: string;
  isNewest: boolean;
  /** What it replaces, and which texts were signed. */
  notes: string[];
  /** The head of the audit log when it was made. */
  auditHead: { text: string; hash: string } | null;
  files: { name: string; size: string; sha256: string }[];
}

interface GenerationsProps {
  id: string;
  /** Newest first. */
  generations: Generation[];
  texts: Record<"newest" | "replaced", string>;
}

/** The files of each generation with their hashes. */
export function Generations({ id, generations, texts }: GenerationsProps) {
  return (
    <ol id={id} className="mt-4 space-y-8">
      {generations.map(({ generation, title, isNewest, notes, auditHead, files }) => (
        <li key={generation}>
          <h3>
            {title} <span className="text-muted">({isNewest ? texts.newest : texts.replaced})</span>
          </h3>
          {notes.map((note) => (
            <p key={note} className="text-sm text-muted">
              {note}
            </p>
          ))}
          {auditHead ? (
            <p className="text-sm text-muted">
              {auditHead.text} <code className="[overflow-wrap:anywhere]">{auditHead.hash}</code>
            </p>
          ) : null}
          <ul className="mt-2 space-y-3">
            {files.map(({ name, size, sha256 }) => (
              <li
                key={name}
                data-sha256={sha256}
                data-name={name}
                data-generation={generation}
                data-newest={isNewest ? "" : undefined}
              >
                <p>
                  {name} <span className="text-muted">({size})</span>
                </p>
                <code className="block text-sm [overflow-wrap:anywhere]">SHA-256 {sha256}</code>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
