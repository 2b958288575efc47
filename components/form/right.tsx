import type { ReactNode } from "react";

/** One thing people may do with what is kept about them, under its own heading. */
export function Right({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className="border-t border-hairline pt-8">
      <h2 className="text-xl">{title}</h2>
      {text ? <p className="mt-2 max-w-measure">{text}</p> : null}
      <div className="mt-5">{children}</div>
    </section>
  );
}
