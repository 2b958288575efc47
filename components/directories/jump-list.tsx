type JumpListProps = { label: string; targets: { id: string; label: string }[]; hidden?: boolean };

/** The parts of a long page, as links. A filter hides them, because they could lead to hidden parts. */
export function JumpList({ label, targets, hidden = false }: JumpListProps) {
  return (
    <nav aria-label={label} data-whole-list="" hidden={hidden} className="mb-10 print:hidden">
      <ul className="flex flex-wrap gap-x-6">
        {targets.map((target) => (
          <li key={target.id}>
            <a href={`#${target.id}`} className="inline-block min-w-11 py-2.5 text-link">
              {target.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
