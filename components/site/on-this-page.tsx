import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";

export type PagePart = { id: string; label: string };

type OnThisPageProps = {
  parts: PagePart[];
  /** True where narrow screens show the links too, as a row above the text. */
  row?: boolean;
  /** More to show below the links. */
  children?: ReactNode;
};

/** Links to the parts of a long page, for the place beside its text. */
export function OnThisPage({ parts, row = false, children }: OnThisPageProps) {
  const t = useTranslations("shell");
  return (
    <nav aria-labelledby="on-this-page" className={row ? "max-lg:mb-10 print:hidden" : "hidden lg:block print:hidden!"}>
      <h2 id="on-this-page" className="text-lg max-lg:sr-only">
        {t("onThisPage")}
      </h2>
      <ul className="gap-x-6 max-lg:flex max-lg:flex-wrap lg:mt-2">
        {parts.map(({ id, label }) => (
          <li key={id}>
            <a href={`#${id}`} className="inline-block min-w-11 py-2.5 text-link lg:py-1.5">
              {label}
            </a>
          </li>
        ))}
      </ul>
      {children}
    </nav>
  );
}

type BesideProps = {
  children: ReactNode;
  aside: ReactNode;
  /** Where narrow screens have the aside. */
  narrow: "above" | "below";
};

/** A text with a column beside it, which stays in view. On narrow screens they are above each other. */
export function Beside({ children, aside, narrow }: BesideProps) {
  const column = (
    <div className={narrow === "below" ? "max-lg:mt-16" : "lg:col-start-2 lg:row-start-1"}>
      <div className="lg:sticky lg:top-6">{aside}</div>
    </div>
  );
  const text = <div className="min-w-0 lg:col-start-1 lg:row-start-1">{children}</div>;
  // The order of the document is the order of narrow screens.
  const order = narrow === "above" ? [column, text] : [text, column];
  return (
    <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_16rem] lg:gap-x-16">
      {order.map((part, place) => (
        <Fragment key={place}>{part}</Fragment>
      ))}
    </div>
  );
}

type WithPartsProps = Omit<OnThisPageProps, "children"> & { children: ReactNode; below?: ReactNode };

/** A long text with the links to its parts beside it. */
export function WithParts({ children, below, ...links }: WithPartsProps) {
  return (
    <Beside narrow="above" aside={<OnThisPage {...links}>{below}</OnThisPage>}>
      {children}
    </Beside>
  );
}
