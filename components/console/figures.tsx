interface Figure {
  label: string;
  value: string;
  note?: string | undefined;
  /** Marks a figure that needs attention. The note says why. */
  alarming?: boolean;
}

/** A row of numbers with their labels. */
export function Figures({ figures }: { figures: Figure[] }) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(8rem,1fr))] gap-4">
      {figures.map(({ label, value, note, alarming }) => (
        <div
          key={label}
          className={`flex flex-col border-l-4 py-1 pl-3 ${alarming ? "border-error" : "border-hairline"}`}
        >
          <dt className="text-sm text-muted">{label}</dt>
          <dd className="font-serif text-3xl tabular-nums">{value}</dd>
          {note ? <dd className={`text-sm ${alarming ? "text-error" : "text-muted"}`}>{note}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
