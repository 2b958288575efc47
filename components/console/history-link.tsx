/** The way to the history of one signature, from a row of a queue. */
export function HistoryLink({ id, name }: { id: string; name: string }) {
  return (
    <p>
      <a href={`/console/signatures/${id}`} className="inline-flex min-h-11 items-center text-link">
        History<span className="sr-only"> of the signature of {name}</span>
      </a>
    </p>
  );
}
