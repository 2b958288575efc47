/** A time in UTC, the time zone of the log and of every file. */
export function Time({ at }: { at: Date }) {
  const iso = at.toISOString();
  return (
    <time dateTime={iso} className="whitespace-nowrap">
      {iso.slice(0, 10)} {iso.slice(11, 16)}
    </time>
  );
}
