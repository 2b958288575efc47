import { ImageResponse } from "next/og";
import { fontFile } from "../fonts";
import { AMBER, type Frame, HAZE, type Light, Night, PAPER } from "./night";

/** The sizes, in pixels: beside a link, in a feed, and on a whole phone screen. */
export const shapes = {
  wide: { width: 1200, height: 630 },
  square: { width: 1080, height: 1080 },
  story: { width: 1080, height: 1920 },
} as const satisfies Record<string, Frame>;
export type Shape = keyof typeof shapes;

/** What an image shows. The same values make the same image. */
export type SocialImage = {
  shape: Shape;
  light: Light;
  eyebrow: string | null;
  title: string;
  lines: string[];
  foot: string;
};

type Layout = {
  padding: number;
  textWidth: number;
  title: number;
  line: number;
  tower: { x: number; y: number; scale: number };
};

const layouts: Record<Shape, Layout> = {
  wide: { padding: 64, textWidth: 800, title: 76, line: 32, tower: { x: 655, y: 62, scale: 1.28 } },
  square: { padding: 84, textWidth: 912, title: 88, line: 42, tower: { x: 440, y: 450, scale: 1.3 } },
  story: { padding: 96, textWidth: 888, title: 104, line: 50, tower: { x: 220, y: 960, scale: 1.9 } },
};

// The library fetches a font from the network for a character that ours lack, so such characters are removed.
const NOT_IN_OUR_FACES = /[^\u0020-\u007e\u00a0-\u00ff\u0131\u0152\u0153\u2013\u2014\u2018-\u201d\u2022\u2026\u20ac]/g;

/** Draws an image as a PNG. */
export async function drawSocialImage(image: SocialImage): Promise<Uint8Array> {
  const faces = [
    ["Newsreader", "serif", 500],
    ["Public Sans", "sans", 400],
    ["Public Sans", "bold", 600],
  ] as const;
  const response = new ImageResponse(<Drawn image={image} />, {
    ...shapes[image.shape],
    fonts: faces.map(([name, face, weight]) => ({ name, data: fontFile(face), weight, style: "normal" })),
  });
  return new Uint8Array(await response.arrayBuffer());
}

function Drawn({ image: { shape, light, eyebrow, title, lines, foot } }: { image: SocialImage }) {
  const { padding, textWidth, title: titleSize, line, tower } = layouts[shape];
  return (
    <div style={{ display: "flex", width: "100%", height: "100%", color: PAPER, fontFamily: "Public Sans" }}>
      <Night {...shapes[shape]} light={light} tower={tower} />
      <div style={{ display: "flex", flexDirection: "column", padding, width: textWidth + padding, height: "100%" }}>
        {eyebrow ? (
          <div style={{ fontSize: line, color: HAZE, marginBottom: line / 2 }}>{drawable(eyebrow)}</div>
        ) : null}
        <div
          style={{
            display: "block",
            fontFamily: "Newsreader",
            fontWeight: 500,
            fontSize: sizeOf(title, titleSize),
            lineHeight: 1.08,
            letterSpacing: -0.5,
          }}
        >
          {drawable(title)}
        </div>
        {lines.map((each) => (
          <div
            key={each}
            style={{
              display: "block",
              fontSize: line,
              lineHeight: 1.35,
              marginTop: line * 0.7,
              maxWidth: textWidth * 0.86,
            }}
          >
            {drawable(each)}
          </div>
        ))}
        <div
          style={{ display: "flex", alignItems: "center", marginTop: "auto", fontSize: line * 0.86, fontWeight: 600 }}
        >
          <div
            style={{
              width: line * 0.5,
              height: line * 0.5,
              borderRadius: line,
              background: AMBER,
              marginRight: line * 0.5,
            }}
          />
          {drawable(foot)}
        </div>
      </div>
    </div>
  );
}

/** A long title is set smaller, so that it keeps to about three lines. */
function sizeOf(title: string, size: number): number {
  return Math.round(size * Math.min(1, Math.max(0.58, Math.sqrt(42 / title.length))));
}

function drawable(text: string): string {
  return text.replace(NOT_IN_OUR_FACES, "");
}
