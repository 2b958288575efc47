import { invariant } from "../../invariant";
import { findState } from "../../content/states";
import type { Chamber, District, Layer } from "../schema";
import type { ChamberRule } from "./schema";

/** A district as its rule says it, before it has its ids. The code is null where the Census does not map it. */
interface Written {
  name: string;
  code: string | null;
  seats: number;
  /** The last part of the OCD id, where it does not follow from the name. */
  id?: string | undefined;
}

const CODE_LENGTH = 3;

/** The districts of a chamber from its rule: "1-31" is thirty-one districts with their names, seats, GEOIDs and OCD ids. */
export function expandChamber(stateCode: string, chamber: Chamber, rule: ChamberRule): District[] {
  const state = findState(stateCode);
  invariant(state, `districts of an unknown state: ${stateCode}`);
  const layer: Layer = chamber === "lower" ? "sldl" : "sldu";
  const division = `ocd-division/country:us/${state.kind}:${stateCode.toLowerCase()}`;
  const common = { state: stateCode, chamber, title: rule.title };
  const mapped = [...numbered(rule), ...inSeries(rule), ...named(rule)].map(
    ({ name, code, seats, id = idOf(name) }) => ({
      ...common,
      name,
      layer,
      geoid: code && state.fips + code,
      division: `${division}/${id.includes(":") ? id : `${layer}:${id}`}`,
      seats,
    }),
  );
  const whole = Object.entries(rule.wholeState ?? {}).map(([name, seats]) => ({
    ...common,
    name,
    layer: null,
    geoid: null,
    division,
    seats,
  }));
  return [...mapped, ...whole];
}

/** "1-3 4A*1 4B*1": the code of a district is its name with zeros before it. */
function numbered({ districts, seats, lettersAreSeats }: ChamberRule): Written[] {
  return (districts?.split(" ") ?? []).flatMap((entry) => {
    const [range = "", ownSeats] = entry.split("*");
    return namesIn(range).map((name) => ({
      name,
      code: (lettersAreSeats ? name.replace(/[A-Z]$/, "") : name).padStart(CODE_LENGTH, "0"),
      seats: ownSeats === undefined ? seats : Number(ownSeats),
    }));
  });
}

/** The names of a range: "7", "4A", "1-31", "A-T", or "1-67AB", which is 1A, 1B, 2A and so on. */
function namesIn(range: string): string[] {
  const [, from = "", to = from, letters = ""] = /^(\d+|[A-Z])(?:-(\d+|[A-Z]))?([A-Z]*)$/.exec(range) ?? [];
  if (/[A-Z]/.test(from)) return between(from.charCodeAt(0), to.charCodeAt(0)).map((each) => String.fromCharCode(each));
  return between(Number(from), Number(to)).flatMap((number) =>
    letters ? [...letters].map((letter) => `${number}${letter}`) : [String(number)],
  );
}

const between = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

function inSeries({ series = [] }: ChamberRule): Written[] {
  return series.flatMap(({ name, code, seats, id }) =>
    seats.map((each, index) => ({
      name: name.replace("#th", ordinal(index + 1)).replace("#", String(index + 1)),
      code: String(Number(code) + index).padStart(CODE_LENGTH, "0"),
      seats: each,
      id: id?.replace("#", String(index + 1)),
    })),
  );
}

const ordinalRules = new Intl.PluralRules("en", { type: "ordinal" });
const ordinalEndings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "st", two: "nd", few: "rd" };
const ordinal = (number: number): string => `${number}${ordinalEndings[ordinalRules.select(number)] ?? "th"}`;

function named({ names = {}, ids = {}, seats }: ChamberRule): Written[] {
  return Object.entries(names).map(([name, entry]) => {
    const [code, ownSeats] = entry.split("*");
    return { name, code: code || null, seats: ownSeats === undefined ? seats : Number(ownSeats), id: ids[name] };
  });
}

const spelledOrdinals = ["first", "second", "third", "fourth", "fifth"];

/** The last part of an OCD id as it follows from most names: "Second Essex and Middlesex" is 2nd_essex_and_middlesex. */
function idOf(name: string): string {
  const words = name.toLowerCase().replaceAll(",", "").split(" ");
  const spelled = spelledOrdinals.indexOf(words[0]!);
  return [spelled < 0 ? words[0] : ordinal(spelled + 1), ...words.slice(1)].join("_");
}
