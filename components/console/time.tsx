"use client";

import { createContext, type ReactNode, useContext } from "react";

import { DEFAULT_TIME_ZONE, momentIn, type TimeZone } from "@/lib/time-zone";

const ChosenTimeZone = createContext<TimeZone>(DEFAULT_TIME_ZONE);

/** Sets the time zone of all times within. */
export function TimeZoneProvider({ timeZone, children }: { timeZone: TimeZone; children: ReactNode }) {
  return <ChosenTimeZone value={timeZone}>{children}</ChosenTimeZone>;
}

/** A time in the organizer's time zone, with its name. It takes the zone from the frame, so that forms can show times too. */
export function Time({ at }: { at: Date }) {
  const timeZone = useContext(ChosenTimeZone);
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap">
      {momentIn(timeZone, at)}
    </time>
  );
}
