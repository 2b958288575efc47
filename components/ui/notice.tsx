import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type NoticeTone = "information" | "done" | "error";

const tones: Record<NoticeTone, { edge: string; path: string }> = {
  information: { edge: "border-link text-link", path: "M12 10.5v6M12 7.25v.5" },
  done: { edge: "border-done text-done", path: "m7.5 12.5 3 3 6-6.5" },
  error: { edge: "border-error text-error", path: "M12 7v6.5M12 16.5v.5" },
};

type NoticeProps = {
  children: ReactNode;
  tone?: NoticeTone;
  title?: ReactNode;
  /** For notices that appear later: screen readers announce `status` politely and `alert` at once. Omit it for others. */
  role?: "status" | "alert";
  className?: string;
};

/** A notice to the reader. The icon and the text carry its tone; the color only repeats it. */
export function Notice({ children, tone = "information", title, role, className }: NoticeProps) {
  const { edge, path } = tones[tone];
  return (
    <div
      role={role}
      className={classNames("flex break-inside-avoid gap-3 rounded-md border-l-4 bg-raised p-4", edge, className)}
    >
      <svg aria-hidden="true" viewBox="0 0 24 24" className="mt-0.5 size-6 shrink-0 fill-none stroke-current stroke-2">
        <circle cx="12" cy="12" r="10" />
        <path d={path} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <div className="min-w-0 text-text">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}
