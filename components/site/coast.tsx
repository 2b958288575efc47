/** The coastline between the page and the navy harbor. */
export function Coast({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 1440 56" preserveAspectRatio="none" aria-hidden="true" className={className}>
      <path
        className="fill-current"
        d="M0 0h1440v18c-60 4-92 16-150 14s-96-18-164-15-92 22-158 23-104-20-172-20-98 15-166 15-110-19-176-17-92 19-152 20-96-16-158-17S92 30 0 26Z"
      />
    </svg>
  );
}
