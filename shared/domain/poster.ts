/**
 * What a poster is made of: which languages, on which paper, and of the property what hangs on its walls anyway. It
 * holds nobody who lives there, and no code.
 */
import { z } from 'zod';
import { fromBase64Url, toBase64Url, toUtf8 } from '../basics/bytes.ts';
import type { Directory } from './directory.ts';
import { Zone } from './place.ts';
import { RoomPlan } from './room-plan.ts';

export const Paper = z.enum(['letter', 'a4']);
export type Paper = z.infer<typeof Paper>;

/** As the screen has them. */
export const PosterLanguage = z.enum(['en', 'es', 'fr', 'zh-Hans', 'vi', 'ar']);
export type PosterLanguage = z.infer<typeof PosterLanguage>;

export const PosterWish = z.strictObject({
  languages: z.array(PosterLanguage).min(1).max(PosterLanguage.options.length),
  paper: Paper,
});
export type PosterWish = z.infer<typeof PosterWish>;

export const Poster = z.strictObject({
  ...PosterWish.shape,
  property: z.strictObject({
    name: z.string().min(1).max(80),
    timeZone: z.string().min(1).max(60),
    help: z.strictObject({ phone: z.string(), hours: z.string().optional() }).nullable(),
  }),
  zones: z.array(Zone).min(1),
  plan: RoomPlan.nullable(),
});
export type Poster = z.infer<typeof Poster>;

export function posterOf({ property, zones, plan }: Directory, wish: PosterWish): Poster {
  const { name, timeZone, help } = property;
  return {
    ...wish,
    property: { name, timeZone, help: help ?? null },
    zones: [...zones],
    plan: plan ?? null,
  };
}

/** The page that draws it. What it is to draw stands behind the `#`, which no server is ever sent. */
export function posterAddress(poster: Poster): string {
  return `/poster.html#${toBase64Url(toUtf8(JSON.stringify(poster)))}`;
}

/** Of what stands behind the `#`; null for anything that is no poster. */
export function posterFrom(text: string): Poster | null {
  const bytes = fromBase64Url(text);
  if (!bytes.ok) return null;
  try {
    return Poster.safeParse(JSON.parse(new TextDecoder().decode(bytes.value))).data ?? null;
  } catch {
    return null;
  }
}

/** Where people fold letters, by the time zone: the Americas but for a few have Letter, the others A4. */
export function usualPaper(timeZone: string): Paper {
  const isA4 = /^America\/(Argentina|Sao_Paulo|Montevideo|Asuncion|Lima|Guayaquil|La_Paz)/.test(timeZone);
  return timeZone.startsWith('America/') && !isA4 ? 'letter' : 'a4';
}
