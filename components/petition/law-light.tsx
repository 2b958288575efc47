import { useTranslations } from "next-intl";

import type { Light } from "@/lib/content/law/rules";

/** The lighthouse of a state: lit, half lit, dark, or a dotted outline where the law could not be confirmed. */
export function LawLight({ light }: { light: Light }) {
  const t = useTranslations("petition.state.light");
  return (
    <div className="flex items-center gap-5 rounded-md bg-harbor p-5 text-on-harbor print:border">
      <Lighthouse light={light} />
      <p className="text-lg font-semibold">{t(light)}</p>
    </div>
  );
}

function Lighthouse({ light }: { light: Light }) {
  const outline = light === "unverified" ? { strokeDasharray: "1 5" } : {};
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
      {light === "full" ? (
        <path d="M54 26 94 10v32Z M42 26 2 10v32Z" stroke="none" className="fill-light" opacity="0.9" />
      ) : null}
      {light === "partial" ? <path d="M54 26 94 10v32Z" stroke="none" fill="url(#half-lit)" /> : null}
      <path d="M42 34 38 84h20l-4-50Z M39.5 62h17 M40.6 48h14.8" {...outline} />
      <rect
        x="42"
        y="20"
        width="12"
        height="14"
        fill={light === "partial" ? "url(#half-lit)" : undefined}
        className={light === "full" ? "fill-light" : light === "none" ? "fill-unlit stroke-unlit-edge" : undefined}
        {...outline}
      />
      <path d="M40 20h16l-8-8Z M36 34h24" {...outline} />
      <path d="M4 84c6-4 12-4 18 0s12 4 18 0 12-4 18 0 12 4 18 0 12-4 16-1" />
    </svg>
  );
}
