/**
 * The browser's own folder, made ready before each start: our page may use the camera without asking, because at a
 * kiosk nobody is there to be asked, and nothing else is allowed to anybody. Everything that offers to translate,
 * to save or to restore is off.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

type Json = { [key: string]: unknown };

const ALLOW = 1;
const BLOCK = 2;

export async function prepareProfile(folder: string, origin: string): Promise<void> {
  const path = join(folder, 'Default', 'Preferences');
  const preferences = merged(await readPreferences(path), wanted(origin));
  await mkdir(join(folder, 'Default'), { recursive: true, mode: 0o700 });
  await writeFile(path, JSON.stringify(preferences), { mode: 0o600 });
}

function wanted(origin: string): Json {
  return {
    profile: {
      content_settings: { exceptions: { media_stream_camera: { [`${origin},*`]: { setting: ALLOW } } } },
      default_content_setting_values: {
        geolocation: BLOCK,
        media_stream_mic: BLOCK,
        notifications: BLOCK,
        popups: BLOCK,
      },
      // A kiosk that lost its power did not crash: no bubble asks about it.
      exit_type: 'Normal',
      exited_cleanly: true,
      password_manager_enabled: false,
    },
    credentials_enable_service: false,
    autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
    translate: { enabled: false },
    download: { prompt_for_download: false },
    printing: { enabled: false },
  };
}

async function readPreferences(path: string): Promise<Json> {
  try {
    const read: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isObject(read) ? read : {};
  } catch {
    return {};
  }
}

function merged(into: Json, from: Json): Json {
  const result = { ...into };
  for (const [key, value] of Object.entries(from)) {
    const old = result[key];
    result[key] = isObject(value) && isObject(old) ? merged(old, value) : value;
  }
  return result;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
