/** The path of the water line in the drawings. */
export const WATER =
  "M8 92c7 0 7-5 14-5s7 5 14 5 7-5 14-5 7 5 14 5 7-5 14-5 7 5 14 5 7-5 14-5 7 5 14 5 7-5 14-5 7 5 14 5";

const sizes = { small: "h-24 w-36 max-w-full", large: "h-28 w-40 max-w-full" };

interface DrawingProps {
  dark: string;
  lit: string;
  size: keyof typeof sizes;
}

/** A drawing in the style of the site: one stroke width, and amber only for light. */
export function Drawing({ dark, lit, size }: DrawingProps) {
  return (
    <svg
      viewBox="0 0 160 110"
      aria-hidden="true"
      className={sizes[size]}
      fill="none"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path className="stroke-current" d={dark} />
      <path className="stroke-light" d={lit} />
    </svg>
  );
}
