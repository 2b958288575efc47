import { lighthouse } from "../lighthouse";

/** How far the light shines: over everything, half as far, not at all, or unknown. */
export type Light = "full" | "partial" | "none" | "unverified";

const NAVY = "#0b2a3c";
export const PAPER = "#fbf8f2";
export const HAZE = "#bfd0d6";
export const AMBER = "#f2a93b";
const DEEP = "#0a1620";
const UNLIT = "#2e4a5a";
const UNLIT_EDGE = "#4f8a96";

export type Frame = { width: number; height: number };
type NightProps = Frame & { light: Light; tower: { x: number; y: number; scale: number } };

/** The coast at night: sky, water, and a lighthouse whose lamp shines as far as `light` says. */
export function Night({ width, height, light, tower: { x, y, scale } }: NightProps) {
  // The horizon is at the foot of the lighthouse's rock.
  const horizon = y + 336 * scale;
  const lamp = { x: x + lighthouse.lamp.x * scale, y: y + lighthouse.lamp.y * scale };
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      style={{ position: "absolute", left: 0, top: 0 }}
    >
      <defs>
        <linearGradient
          id="beam"
          gradientUnits="userSpaceOnUse"
          x1={lamp.x}
          y1={lamp.y}
          x2={lamp.x - width * 0.62}
          y2={lamp.y}
        >
          <stop offset="0" stopColor={AMBER} stopOpacity="0.5" />
          <stop offset="1" stopColor={AMBER} stopOpacity="0" />
        </linearGradient>
        <pattern id="half" width="16" height="16" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="16" fill={AMBER} fillOpacity="0.3" />
        </pattern>
      </defs>
      <rect width={width} height={height} fill={NAVY} />
      {light === "full" ? <path d={beamOf(lamp, width * 0.62, 0.24)} fill="url(#beam)" /> : null}
      {light === "partial" ? <path d={beamOf(lamp, width * 0.36, 0.24)} fill="url(#half)" /> : null}
      <path d={`M0 ${horizon}H${width}V${height}H0Z`} fill={DEEP} fillOpacity="0.55" />
      <path d={wavesAt(horizon, width)} stroke={UNLIT_EDGE} strokeWidth="3" strokeLinecap="round" fill="none" />
      {towerOf(light, `translate(${x} ${y}) scale(${scale})`)}
    </svg>
  );
}

/** The path of a beam from the lamp to the left, which gets wider. */
function beamOf({ x, y }: { x: number; y: number }, reach: number, spread: number): string {
  return `M${x} ${y}L${x - reach} ${y - reach * spread}V${y + reach * spread * 0.8}Z`;
}

function wavesAt(horizon: number, width: number): string {
  const wave = (from: number, y: number, crests: number) =>
    `M${from} ${y}${"c14 0 14-9 28-9s14 9 28 9".repeat(crests)}`;
  // The area at the left below the horizon stays empty for the name of the site.
  return [
    wave(0, horizon, Math.ceil(width / 56)),
    wave(width * 0.6, horizon + 42, 3),
    wave(width * 0.7, horizon + 84, 3),
    wave(width * 0.54, horizon + 112, 2),
  ].join("");
}

// Called as a function, because the library supports no components within an svg.
function towerOf(light: Light, transform: string) {
  const lit = light === "full" || light === "partial";
  const stroke = light === "none" ? UNLIT_EDGE : PAPER;
  const dots = light === "unverified" ? { strokeDasharray: "1 9" } : {};
  return (
    <g transform={transform} fill="none" strokeWidth="3.5" strokeLinecap="round" strokeLinejoin="round">
      <path
        d={lighthouse.lantern}
        fill={lit ? AMBER : light === "none" ? UNLIT : DEEP}
        fillOpacity={light === "partial" ? 0.55 : 1}
      />
      <path d={lighthouse.tower} stroke={stroke} {...dots} />
      <path d={lighthouse.rock} stroke={stroke} />
      <path d={lighthouse.boat} stroke={PAPER} />
      {light === "full" ? <path d={lighthouse.rays} stroke={AMBER} /> : null}
      {lit ? <circle cx={lighthouse.lamp.x} cy={lighthouse.lamp.y} r={lighthouse.lamp.radius} fill={PAPER} /> : null}
    </g>
  );
}
