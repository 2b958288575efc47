type QuickExitProps = { href: string; hint: string; className?: string; children: string };

/** A plain link to a neutral page. enhance/quick-exit.ts makes it quicker and adds the Escape key. */
export function QuickExit({ href, hint, className, children }: QuickExitProps) {
  return (
    <a data-leave="" href={href} rel="noreferrer nofollow" title={hint} className={className}>
      {children}
    </a>
  );
}
