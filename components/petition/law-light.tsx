import { useTranslations } from "next-intl";

type LawStatus = "full" | "partial" | "none" | "unverified";

/** The lighthouse of a state: lit, half lit, dark, or a dotted outline where the law could not be confirmed. */
export function LawLight({ status }: { status: LawStatus }) {
  const t = useTranslations("petition.state.light");
  return (
    <div className="flex items-center gap-5 rounded-md bg-harbor p-5 text-on-harbor print:border">
      <Lighthouse status={status} />
      <p className="text-lg font-semibold">{t(status)}</p>
    </div>
  );
}

function Lighthouse({ status }: { status: LawStatus }) {
  const outline = status === "unverified" ? { strokeDasharray: "1 5" } : {};
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 96 96"
      className="size-24 shrink-0 fill-none stroke-on-harbor stroke-2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <defs>
        <pattern id="half-lit" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="3" height="6" stroke="none" className="fill-light" />
        </pattern>
      </defs>
      {status === "full" ? (
        <path d="M54 26 94 10v32Z M42 26 2 10v32Z" stroke="none" className="fill-light" opacity="0.9" />
      ) : null}
      {status === "partial" ? <path d="M54 26 94 10v32Z" stroke="none" fill="url(#half-lit)" /> : null}
      <path d="M42 34 38 84h20l-4-50Z M39.5 62h17 M40.6 48h14.8" {...outline} />
      <rect
        x="42"
        y="20"
        width="12"
        height="14"
        fill={status === "partial" ? "url(#half-lit)" : undefined}
        className={status === "full" ? "fill-light" : status === "none" ? "fill-unlit stroke-unlit-edge" : undefined}
        {...outline}
      />
      <path d="M40 20h16l-8-8Z M36 34h24" {...outline} />
      <path d="M4 84c6-4 12-4 18 0s12 4 18 0 12-4 18 0 12 4 18 0 12-4 16-1" />
    </svg>
  );
}
