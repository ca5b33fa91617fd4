/** The file in which a property writes down its name, its room and its doors. What is wrong in it is said where it stands. */
import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { PropertyId } from '../../shared/domain/ids.ts';
import { directoryOf, Site } from '../../shared/domain/site.ts';
import { lineInJson } from './line-in-json.ts';

/** The error is for the person at the terminal: a line for each thing. */
export async function readSite(path: string): Promise<Result<Site, string>> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return err(`${path} cannot be read.`);
  const json = parsed(text);
  if (json === undefined) return err(`${path} is no JSON.`);
  const site = Site.safeParse(json);
  if (!site.success) return err(inWords(path, text, site.error));
  const whole = directoryOf(site.data, PropertyId.parse('trial'));
  return whole.success ? ok(site.data) : err(inWords(path, text, whole.error));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function inWords(path: string, text: string, { issues }: z.ZodError): string {
  const said = issues.map((issue) => {
    const where = issue.path.join('.') || 'whole';
    return `${path}, line ${lineInJson(text, issue.path)}, ${where}: ${issue.message}`;
  });
  return said.join('\n');
}
