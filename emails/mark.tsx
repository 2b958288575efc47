import { colors, night } from "./look";

/** One colored block. Outlook keeps a cell as low as this only where its text has no height. */
function Block({ color, width, height }: { color: string; width: number; height: number }) {
  return (
    <table
      role="presentation"
      align="center"
      cellPadding="0"
      cellSpacing="0"
      border={0}
      width={width}
      style={{ margin: "0 auto" }}
    >
      <tbody>
        <tr>
          <td
            {...backgroundOf(color)}
            height={height}
            style={{ backgroundColor: color, fontSize: 0, lineHeight: 0, height }}
          />
        </tr>
      </tbody>
    </table>
  );
}

// Older Outlook reads the attribute, which the types of React do not know.
const backgroundOf = (color: string) => ({ bgcolor: color });

// From the lamp to the rock. Widths and heights in pixels, within the 40 of the mark.
const LIGHTHOUSE = [
  { color: night.ground, width: 4, height: 6 },
  { color: colors.light, width: 12, height: 6 },
  { color: night.text, width: 8, height: 18 },
  { color: night.text, width: 18, height: 4 },
  { color: night.ground, width: 4, height: 6 },
];

/**
 * The lighthouse of the site as blocks of color, where an email has the picture of its sender. Mail programs hide images until
 * the reader allows them, and Gmail and Outlook remove SVG; cells of a table stay.
 */
export function Mark() {
  return (
    <table role="presentation" aria-hidden="true" cellPadding="0" cellSpacing="0" border={0} width={40}>
      <tbody>
        <tr>
          <td
            {...backgroundOf(night.ground)}
            width={40}
            style={{ backgroundColor: night.ground, borderRadius: "20px" }}
          >
            {LIGHTHOUSE.map((block, place) => (
              <Block key={place} {...block} />
            ))}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
