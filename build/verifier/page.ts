/**
 * The verifier as a page: a file is dropped or chosen, read slice by slice, and the verdict is shown. A new file takes
 * the place of one that is still being read.
 */
import './no-eval.ts';
import './page.css';
import { answerFor, notRead } from './answer.ts';
import { createAnyFileVerifier } from './any-file.ts';
import { readFile } from './read-file.ts';

type State = 'waiting' | 'reading' | 'answered';

const main = find('main', HTMLElement);
const answer = find('.answer', HTMLElement);
const bar = find('progress', HTMLProgressElement);
const input = find('input', HTMLInputElement);
const button = find('.drop__button', HTMLElement);

let current = new AbortController();

function show(state: State, content: Node | string): void {
  main.dataset.state = state;
  button.textContent = state === 'waiting' ? 'Choose a file' : 'Check another file';
  bar.hidden = state !== 'reading';
  answer.replaceChildren(content);
}

async function check(file: File): Promise<void> {
  current.abort();
  current = new AbortController();
  const { signal } = current;
  const content = await verdictOn(file, signal).catch((defect: unknown) =>
    notRead(file.name, `This page has a defect, which says nothing about the file: ${defect}`),
  );
  if (!signal.aborted) show('answered', content);
}

async function verdictOn(file: File, signal: AbortSignal): Promise<Node> {
  const verifier = createAnyFileVerifier();
  bar.value = 0;
  show('reading', `Reading ${file.name} …`);
  const progress = (share: number) => {
    bar.value = share;
  };
  const read = await readFile(file, { take: verifier.take, progress, signal, now: () => performance.now() });
  if (read.ok) return answerFor(verifier.verdict(), file.name);
  return notRead(
    file.name,
    'This is a folder, or the file was moved, changed or locked since it was chosen. Please try again.',
  );
}

function find<E extends Element>(selector: string, kind: new () => E): E {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new TypeError(`the page has no ${selector}`);
  return found;
}

input.addEventListener('change', () => {
  const [file] = input.files ?? [];
  // The same file may be chosen again, after it was fetched anew.
  if (file !== undefined) void check(file).finally(() => (input.value = ''));
});

addEventListener('dragover', (event) => {
  event.preventDefault();
  main.classList.add('is-over');
});
addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) main.classList.remove('is-over');
});
addEventListener('drop', (event) => {
  event.preventDefault();
  main.classList.remove('is-over');
  const files = [...(event.dataTransfer?.files ?? [])];
  const [file] = files;
  if (file !== undefined && files.length === 1) return void check(file);
  current.abort();
  return show('answered', notRead(`${files.length} files`, 'Please drop one file at a time.'));
});
