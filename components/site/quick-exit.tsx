type QuickExitProps = { href: string; hint: string; className?: string; children: string };

/** Leaves at once for a neutral page: a plain link, which enhance/quick-exit.ts makes quicker and answers to the Escape key for. */
export function QuickExit({ href, hint, className, children }: QuickExitProps) {
  return (
    <a data-leave="" href={href} rel="noreferrer nofollow" title={hint} className={className}>
      {children}
    </a>
  );
}
