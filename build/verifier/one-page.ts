/**
 * A Vite plugin that puts script and style into the page itself and lets nothing else run there: the page's policy
 * names both by their hash. What script and style do is no concern of its.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

interface OnePage {
  readonly template: string;
  readonly fileName: string;
  /** Stands in a comment at the top. */
  readonly note: string;
}

export function onePage({ template, fileName, note }: OnePage): Plugin {
  return {
    name: 'one-page',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        let script = '';
        let style = '';
        for (const [name, part] of Object.entries(bundle)) {
          if (part.type === 'chunk') script += part.code;
          else if (name.endsWith('.css')) style += part.source;
          delete bundle[name];
        }
        const page = readFileSync(template, 'utf8');
        this.emitFile({ type: 'asset', fileName, source: filled(page, note, `\n${style}`, `\n${script}`) });
      },
    },
  };
}

function filled(page: string, note: string, style: string, script: string): string {
  // Inside a script these would end it, or begin a comment that hides its end.
  if (/<\/script|<!--/i.test(script) || /<\/style/i.test(style)) {
    throw new Error('The script or the style of the page holds a mark that HTML would take for its own.');
  }
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const parts: Readonly<Record<string, string>> = {
    note: `<!--\n${note}\n-->`,
    policy: `<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    style: `<style>${style}</style>`,
    script: `<script>${script}</script>`,
  };
  return page.replaceAll(/<!-- put the (\w+) here -->/g, (mark, name: string) => parts[name] ?? mark);
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
