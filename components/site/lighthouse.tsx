/** The drawing of the home page: a lighthouse on its rock, and a boat coming in. One stroke width, two colors. */
export function Lighthouse({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 460 420"
      aria-hidden="true"
      className={className}
      fill="none"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <defs>
        <linearGradient id="beam-left" x1="1" x2="0">
          <stop offset="0" className="[stop-color:var(--color-light)]" stopOpacity="0.35" />
          <stop offset="1" className="[stop-color:var(--color-light)]" stopOpacity="0" />
        </linearGradient>
        <linearGradient id="beam-right">
          <stop offset="0" className="[stop-color:var(--color-light)]" stopOpacity="0.35" />
          <stop offset="1" className="[stop-color:var(--color-light)]" stopOpacity="0" />
        </linearGradient>
      </defs>
      <path className="stroke-none" fill="url(#beam-left)" d="M328 112 0 40v168Z" />
      <path className="stroke-none" fill="url(#beam-right)" d="M348 112 460 88v56Z" />
      <g className="stroke-on-harbor">
        <path d="m314 330 9-188h30l9 188M318 142h40M326 142v-12h24v12M322 130h32M328 130V98h20v32M324 98h28M326 98l12-16 12 16M338 82V70" />
        <path d="M321 186h34M318.500 236h39M316 290h44M331 330v-22a7 7 0 0 1 14 0v22M334 206v12M342 206v12M338 252v14" />
        <path d="M270 336c14-8 26-4 34-10s14 2 24 2 18-6 28 0 18-2 26 4 22 0 30 8 20 4 26 12" />
        <path d="M70 318h72l-12 24H84ZM106 318v-58M106 262l30 44h-30M100 272l-22 34h22" />
        <path d="M20 352c12 0 12-8 24-8s12 8 24 8 12-8 24-8 12 8 24 8 12-8 24-8 12 8 24 8 12-8 24-8 12 8 24 8 12-8 24-8 12 8 24 8 12-8 24-8 12 8 24 8 12-8 24-8 12 8 24 8 12-8 24-8 12 8 24 8 12-8 24-8" />
        <path
          className="opacity-60"
          d="M60 378c12 0 12-8 24-8s12 8 24 8 12-8 24-8 12 8 24 8M212 380c12 0 12-8 24-8s12 8 24 8 12-8 24-8 12 8 24 8 12-8 24-8M120 404c12 0 12-8 24-8s12 8 24 8 12-8 24-8M300 404c12 0 12-8 24-8s12 8 24 8"
        />
      </g>
      <g className="stroke-light">
        <circle className="fill-light stroke-none" cx="338" cy="114" r="6" />
        <path d="M312 108 236 91M312 114h-84M312 120l-76 17M364 110l52-11M364 118l52 11" />
        <path className="opacity-70" d="M150 366h26M188 366h14M214 366h40" />
      </g>
    </svg>
  );
}
