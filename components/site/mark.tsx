type MarkProps = { className?: string };

/** The logo: a lighthouse on the water with its lamp lit. One stroke width, two colors. */
export function Mark({ className }: MarkProps) {
  return (
    <svg
      viewBox="0 0 48 48"
      aria-hidden="true"
      className={className}
      fill="none"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <g className="stroke-current">
        <path d="M19 34 21 18h6l2 16M18 18h12M21 13h6v5M20 13l4-4 4 4ZM20.2 26h7.6" />
        <path d="M6 36c3 0 3-2 6-2s3 2 6 2 3-2 6-2 3 2 6 2 3-2 6-2 3 2 6 2M12 42c3 0 3-2 6-2s3 2 6 2 3-2 6-2 3 2 6 2" />
      </g>
      <path className="stroke-light" d="M24 15.5v.01M33 14l8-3M33 17l8 2M15 14l-8-3M15 17l-8 2" />
      <circle className="fill-light stroke-none" cx="24" cy="15.5" r="2" />
    </svg>
  );
}
