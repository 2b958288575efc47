import { z } from "zod";

import {
  retentionKeys,
  type SettingGroup,
  settingGroups,
  type SettingKey,
  settingRules,
} from "../../limits/settings/schema";
import { textOfAtMost } from "../schema";

/** The name of a setting as a field of a form: `kept-emails-days` is the field `keptEmailsDays`. */
export const fieldOf = (key: SettingKey): string =>
  key.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());

const written = (number: number) => number.toLocaleString("en-US");

/** The bounds of a setting in words. */
export const boundsOf = (key: SettingKey): string => {
  const { min, max } = settingRules[key];
  return `Write a whole number from ${written(min)} to ${written(max)}`;
};

const NUMBER_LENGTH_MAX = 20;

const numberField = (key: SettingKey) => {
  const [{ min, max }, hint] = [settingRules[key], boundsOf(key)];
  return textOfAtMost(NUMBER_LENGTH_MAX, hint)
    .transform((text) => text.replaceAll(/[\s,]/g, ""))
    .pipe(z.string().regex(/^\d+$/, hint).transform(Number).pipe(z.number().min(min, hint).max(max, hint)));
};

/** The fields of some settings. */
export const numbersOf = (keys: readonly SettingKey[]) =>
  Object.fromEntries(keys.map((key) => [fieldOf(key), numberField(key)]));

const toSettings = (keys: readonly SettingKey[], fields: Record<string, unknown>) =>
  Object.fromEntries(keys.map((key) => [key, fields[fieldOf(key)] as number])) as Record<SettingKey, number>;

/** How long personal data are kept. `sure` is the answer to the question that a shortening asks. */
export const retentionInput = z
  .object({ ...numbersOf(retentionKeys), sure: z.string().optional() })
  .transform(({ sure, ...fields }) => ({ settings: toSettings(retentionKeys, fields), sure: sure === "yes" }));

/** A group of settings, which a page binds to an action. */
export const settingGroupInput = z.enum(Object.keys(settingGroups) as [SettingGroup, ...SettingGroup[]]);

/** The settings of a group. */
export const numbersInput = (group: SettingGroup) =>
  z.object(numbersOf(settingGroups[group])).transform((fields) => toSettings(settingGroups[group], fields));
