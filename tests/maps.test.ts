import { describe, expect, test } from "vitest";

import { cases } from "@/lib/content/directories/cases";
import { states } from "@/lib/content/states";
import { densityClasses, stepOf } from "@/components/maps/density";
import { isTile, type Place, tilesOf } from "@/components/maps/places";
import { type Point, simplify } from "@/components/maps/simplify";
import { spread } from "@/components/maps/spread";
import { MAP_FRAME, stateShapes } from "@/components/maps/state-shapes";

const INLINED_BYTES_MAX = 16_000;

describe("the shapes of the states", () => {
  test("exist for every state and the District, and for no other", () => {
    const drawn = states.filter(({ kind }) => kind !== "territory").map(({ fips }) => fips);
    expect([...stateShapes.keys()].sort()).toEqual(drawn.sort());
  });

  test.each([...stateShapes])(
    "%s is a closed outline with its label inside the frame",
    (_fips, { path, label: [x, y] }) => {
      expect(path).toMatch(/^(M-?\d+ ?-?\d+l[\d -]+z)+$/);
      expect(x).toBeGreaterThan(MAP_FRAME.x);
      expect(x).toBeLessThan(MAP_FRAME.x + MAP_FRAME.width);
      expect(y).toBeGreaterThan(MAP_FRAME.y);
      expect(y).toBeLessThan(MAP_FRAME.y + MAP_FRAME.height);
    },
  );

  test("are small enough for a page", () => {
    expect([...stateShapes.values()].reduce((sum, { path }) => sum + path.length, 0)).toBeLessThan(INLINED_BYTES_MAX);
  });

  test("every state has a link: its shape or a tile", () => {
    const places = states.map((state): Place => ({
      ...state,
      href: "",
      description: "",
      look: "lit-none",
      label: state.code,
    }));
    const tiles = tilesOf(places).map(({ code }) => code);
    expect(places.filter(({ code, fips }) => !tiles.includes(code) && !stateShapes.has(fips))).toEqual([]);
    expect(tiles).toEqual(
      expect.arrayContaining(["DC", "DE", "RI", "CT", "NJ", "MD", "NH", "VT", "MA", "PR", "VI", "GU", "AS", "MP"]),
    );
    expect(
      places
        .filter(isTile)
        .map(({ code }) => code)
        .sort(),
    ).toEqual([...tiles].sort());
  });
});

describe("a simplified line", () => {
  test("keeps its ends and every point that is far from the line", () => {
    expect(
      simplify(
        [
          [0, 0],
          [5, 0.1],
          [10, 0],
        ],
        1,
      ),
    ).toEqual([
      [0, 0],
      [10, 0],
    ]);
    expect(
      simplify(
        [
          [0, 0],
          [5, 4],
          [10, 0],
        ],
        1,
      ),
    ).toEqual([
      [0, 0],
      [5, 4],
      [10, 0],
    ]);
  });

  test("keeps the area of a closed coast visible", () => {
    const ring: Point[] = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ];
    expect(simplify(ring, 1)).toEqual(ring);
  });
});

describe("the classes of a map by numbers", () => {
  test.each([
    [[]],
    [[0, 0]],
    [[7]],
    [[3, 3, 3]],
    [[1, 2]],
    [[1, 1, 1, 9]],
    [Array.from({ length: 56 }, (_, index) => index * index)],
  ] as number[][][])("hold each number of %j once, and none overlaps", (counts) => {
    const classes = densityClasses(counts);
    const some = counts.filter((count) => count > 0);
    expect(classes.reduce((sum, { states: inside }) => sum + inside, 0)).toBe(some.length);
    classes.forEach(({ from, to }, index) => {
      expect(from).toBeLessThanOrEqual(to);
      if (index > 0) expect(from).toBeGreaterThan(classes[index - 1]!.to);
    });
    for (const count of some) {
      const { from, to } = classes[stepOf(count, classes) - 1]!;
      expect([from <= count, count <= to]).toEqual([true, true]);
    }
  });

  test("are four of about the same size if there are enough counts", () => {
    expect(densityClasses([1, 2, 3, 4, 5, 6, 7, 8])).toEqual([
      { from: 1, to: 2, states: 2 },
      { from: 3, to: 4, states: 2 },
      { from: 5, to: 6, states: 2 },
      { from: 7, to: 8, states: 2 },
    ]);
  });

  test("do not include a state without signatures", () => {
    expect(stepOf(0, densityClasses([0, 4]))).toBe(0);
    expect(densityClasses([0, 4])).toEqual([{ from: 4, to: 4, states: 1 }]);
  });
});

describe("marks on a map", () => {
  test("of one place are moved apart, and a single mark stays where it is", () => {
    const points = spread(
      [
        [100, 100],
        [100, 100],
        [100, 100],
        [300, 300],
      ],
      20,
    );
    for (const [index, [x, y]] of points.entries()) {
      for (const [otherX, otherY] of points.slice(index + 1))
        expect(Math.hypot(x - otherX, y - otherY)).toBeGreaterThanOrEqual(20);
    }
    expect(Math.hypot(points[3]![0] - 300, points[3]![1] - 300)).toBeLessThan(0.5);
  });

  test("have a place in a state, no finer than a kilometer", () => {
    for (const { id, state, place } of cases) {
      expect(place === null, id).toBe(state === null);
      if (place)
        for (const degrees of [place.lat, place.lng]) expect(Math.round(degrees * 100) / 100, id).toBe(degrees);
    }
  });
});
