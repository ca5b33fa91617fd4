/** On which line of a JSON text a value begins: for whoever wrote the text by hand and has to mend it. */

/** Strings, marks and everything else that is no space: enough of JSON to count keys and items. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

interface Level {
  key: PropertyKey;
  readonly isList: boolean;
}

/** From one; of a value that is not there, the line of the nearest thing around it. `text` is valid JSON. */
export function lineInJson(text: string, path: readonly PropertyKey[]): number {
  const levels: Level[] = [];
  let line = 1;
  let deepest = -1;
  let isValueNext = true;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const level = levels.at(-1);
    if (token === '}' || token === ']') levels.pop();
    else if (token === ',') {
      if (level?.isList) level.key = Number(level.key) + 1;
      isValueNext = level?.isList ?? false;
    } else if (token === ':') isValueNext = true;
    else if (!isValueNext && level !== undefined) level.key = JSON.parse(token);
    else {
      const isOnTheWay = levels.every(({ key }, depth) => key === path[depth]);
      if (isOnTheWay && levels.length > deepest) {
        deepest = levels.length;
        line = text.slice(0, index).split('\n').length;
      }
      isValueNext = token === '[';
      if (token === '{') levels.push({ key: '', isList: false });
      else if (token === '[') levels.push({ key: 0, isList: true });
    }
  }
  return line;
}
