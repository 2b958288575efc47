import { type SettingKey, settingRules, type Settings } from "./schema";

export const settingKeys = Object.keys(settingRules) as SettingKey[];

export const DEFAULT_SETTINGS = Object.fromEntries(
  settingKeys.map((key) => [key, settingRules[key].initial]),
) as Settings;

/** Whether a number may be set. */
export function isAllowedSetting(key: SettingKey, value: unknown): value is number {
  const { min, max } = settingRules[key];
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}

/** The settings from what is stored. What is unset or, by an earlier version, out of bounds has its default. */
export function toSettings(stored: Record<string, unknown>): Settings {
  return Object.fromEntries(
    settingKeys.map((key) => [key, isAllowedSetting(key, stored[key]) ? stored[key] : settingRules[key].initial]),
  ) as Settings;
}
