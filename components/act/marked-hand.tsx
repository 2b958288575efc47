/** A hand, palm down, with an X on its back. The X is thicker than the outline, so that it does not depend on its color. */
export function MarkedHand({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 120 150"
      aria-hidden="true"
      className={className}
      fill="none"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path
        className="stroke-current"
        d="M38 146v-22c-8-8-13-17-17-28L11 74c-2-6 6-10 10-5l13 18V32c0-8 11-8 11 0v34V20c0-8 12-8 12 0v45V24c0-8 12-8 12 0v43V36c0-8 11-8 11 0v56c0 14-3 22-10 32v22"
      />
      <path className="stroke-error" strokeWidth="5" d="m46 86 22 26M68 86l-22 26" />
    </svg>
  );
}
